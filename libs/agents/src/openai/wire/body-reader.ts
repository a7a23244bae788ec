import { ModelFault } from './model-fault';
import type { StepWatch } from './step-watch';

export const MOST_ANSWER_BYTES = 1_000_000;

/** The text of an answer as it comes, under the eyes of its watch, and of no more than `MOST_ANSWER_BYTES`. */
export async function* textOf(response: Response, watch: StepWatch): AsyncGenerator<string, void> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), watch.over]);
      if (done) break;
      watch.touch();
      size += value.length;
      if (size > MOST_ANSWER_BYTES) throw new ModelFault('too-large');
      yield decoder.decode(value, { stream: true });
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
