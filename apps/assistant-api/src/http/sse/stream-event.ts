import type { DomainEvent } from '@app/domain';

/** One complete event of an answer, as a surface spells it. */
export interface StreamEvent {
  readonly name: string;
  /** JSON text. */
  readonly data: string;
}

/** How a surface tells a turn in events; the last one, `done`, is its whole answer and needs no translation. */
export interface StreamDialect {
  /** Of the whole stream, which begins before the answer is there. */
  readonly status: number;
  /** What is complete as soon as this fact is. */
  readonly ofFact: (fact: DomainEvent) => readonly StreamEvent[];
  /** Everything of an answer, in the order of its facts. */
  readonly ofAnswer: (body: string) => readonly StreamEvent[];
}

/** As it goes over the wire; an event without an id leaves the client's last one as it was. */
export function frameOf({ name, data }: StreamEvent, id?: string): string {
  const lines = data
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('');
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\n${lines}\n`;
}
