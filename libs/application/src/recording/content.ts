import { hash } from 'node:crypto';

/** A text and the digest that it is stored under. */
export interface Content {
  readonly digest: string;
  readonly body: string;
}

/** The first 132 bits of a text's SHA-256 as 22 characters of base64url. */
export function contentDigest(body: string): string {
  return hash('sha256', body, 'base64url').slice(0, 22);
}
