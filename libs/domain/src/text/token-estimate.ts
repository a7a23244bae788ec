const BYTES_PER_TOKEN = 3;
const TOKENS_PER_MESSAGE = 4;

/**
 * How many tokens a text takes, by an estimate that needs no model's own tables: one for each three bytes of UTF-8
 * (English takes one for about four, so this is on the safe side) and four for the message around it.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN) + TOKENS_PER_MESSAGE;
}
