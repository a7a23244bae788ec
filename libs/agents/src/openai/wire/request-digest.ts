import { createHash } from 'node:crypto';
import { canonicalJson } from '@app/domain';
import type { ModelRequest } from './model-request';

/** SHA-256 in hex of what is asked, whatever a server wants the limit of tokens to be called. */
export function requestDigest({ max_tokens: _named, ...asked }: ModelRequest): string {
  return createHash('sha256').update(canonicalJson(asked)).digest('hex');
}
