import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 8;
const SECRET_BYTES = 32;
const KEY = /^(sa_live_([0-9a-z]{8})_[A-Za-z0-9_-]{43})_([0-9a-f]{8})$/;

/**
 * A fresh key `sa_live_<id>_<secret>_<checksum>`: an id of 8 characters, 256 random bits as 43 characters of base64url,
 * and the CRC-32 of all before it as 8 hex digits, so that a mistyped key is refused without a look-up.
 */
export function newApiKey(): { readonly keyId: string; readonly key: string } {
  const keyId = Array.from(randomBytes(ID_LENGTH), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');
  const body = `sa_live_${keyId}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { keyId, key: `${body}_${checksum(body)}` };
}

/** The id in a well-formed key, or undefined for anything else. */
export function keyIdOf(key: string): string | undefined {
  const [, body, keyId, given] = KEY.exec(key) ?? [];
  return body !== undefined && checksum(body) === given ? keyId : undefined;
}

/** SHA-256 of a key: 256 random bits need no slow hash. */
export function keyDigest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
