import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { ShopClient } from './shop.client';

export interface ReceivedEvent {
  readonly id: string | null;
  readonly name: string;
  readonly data: string;
}

/** A client of a stream that notes what comes, and can leave. */
export class EventStream {
  /** All bytes so far, as text. */
  text = '';
  private isOver = false;

  private constructor(
    private readonly asked: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8').on('data', (piece: string) => (this.text += piece));
    response.on('error', () => undefined).on('close', () => (this.isOver = true));
  }

  /** Resolves with the head of the answer, whatever it is. */
  static async open(
    shop: ShopClient,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStream> {
    const asked = askFor(shop, path, body, headers);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    asked.on('error', () => undefined);
    return new EventStream(asked, response);
  }

  get events(): readonly ReceivedEvent[] {
    return readEvents(this.text);
  }

  get names(): readonly string[] {
    return this.events.map(({ name }) => name);
  }

  /** The text of all deltas since the last reset. */
  get draft(): string {
    const since = this.events.slice(this.names.lastIndexOf('reset') + 1);
    return since
      .filter(({ name }) => name === 'delta')
      .map(({ data }) => (JSON.parse(data) as { text: string }).text)
      .join('');
  }

  get lastId(): string {
    return this.events.filter(({ id }) => id !== null).at(-1)?.id ?? '';
  }

  /** Until what came satisfies that. */
  async until(isThere: (stream: this) => boolean): Promise<this> {
    while (!isThere(this)) {
      if (this.isOver) throw new Error(`the stream ended:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return this;
  }

  async ended(): Promise<this> {
    if (!this.isOver) await once(this.response, 'close');
    return this;
  }

  leave(): void {
    this.asked.destroy();
  }
}

/** A request for a stream, whose answer nobody has waited for yet. */
export function askFor(
  shop: ShopClient,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ClientRequest {
  const asked = request(shop.url + path, {
    method: 'POST',
    headers: {
      'x-api-key': shop.key,
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...headers,
    },
  });
  asked.end(JSON.stringify(body));
  return asked;
}

export function readEvents(text: string): readonly ReceivedEvent[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .filter((frame) => !frame.startsWith(':'))
    .map((frame) => {
      const valueOf = (field: string) =>
        frame
          .split('\n')
          .filter((line) => line.startsWith(`${field}: `))
          .map((line) => line.slice(field.length + 2));
      return {
        id: valueOf('id')[0] ?? null,
        name: valueOf('event')[0] ?? 'message',
        data: valueOf('data').join('\n'),
      };
    });
}
