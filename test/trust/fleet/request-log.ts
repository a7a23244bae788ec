import { appendFileSync } from 'node:fs';
import type { HttpAnswer } from '../../support/shop.client';

export interface Attempt {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
}

export interface Acked extends Attempt {
  readonly status: number;
  readonly text: string;
  /** Null where the surface names none. */
  readonly stateId: string | null;
}

/** What was asked and what was acknowledged, kept outside the servers that are killed. */
export class RequestLog {
  readonly acked: Acked[] = [];
  /** Asked, and nobody knows whether it was done. */
  readonly unknown = new Map<string, { readonly attempt: Attempt; readonly askedAt: number }>();
  /** Refused by a server that was well; key, status and code. */
  readonly refused: string[] = [];

  /** @param file each acknowledgement is written here before it counts */
  constructor(private readonly file: string) {}

  begin(attempt: Attempt): void {
    if (this.unknown.has(attempt.key)) return;
    this.unknown.set(attempt.key, { attempt, askedAt: performance.now() });
  }

  unknownFor(askedBefore: number): readonly Attempt[] {
    return [...this.unknown.values()]
      .filter(({ askedAt }) => askedAt <= askedBefore)
      .map(({ attempt }) => attempt);
  }

  end(attempt: Attempt, { status, text, json }: HttpAnswer): Acked | undefined {
    if (status >= 200 && status < 300) {
      appendFileSync(this.file, `${JSON.stringify([attempt.key, status, text])}\n`);
      const acked = { ...attempt, status, text, stateId: stateIdOf(json) };
      this.acked.push(acked);
      this.unknown.delete(attempt.key);
      return acked;
    }
    const code = (json as { code?: string } | undefined)?.code ?? '';
    this.refused.push(`${attempt.path} ${status} ${code}`);
    // Whoever is told to come again may, and with the same key.
    if (![409, 429, 503, 504].includes(status)) this.unknown.delete(attempt.key);
    return undefined;
  }
}

function stateIdOf(json: unknown): string | null {
  const { response, stateId } = json as { response?: { stateId?: string }; stateId?: string };
  return response?.stateId ?? stateId ?? null;
}
