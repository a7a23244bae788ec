import { timingSafeEqual } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import { Clock } from '../ports/clock';
import { Tenancy, type KeyLimits, type StoredApiKey } from '../ports/tenancy';
import { keyDigest, keyIdOf } from './api-key-format';
import { DEMO_KEY, DemoAccess } from './demo-access';
import { DefaultLimits } from './default-limits';
import { KeyCache } from './key-cache';

/** Whose request it is, as its key tells. */
export interface Caller {
  readonly businessId: string;
  readonly keyId: string;
  readonly scopes: readonly string[];
  /** In force: the key's own, and the server's where it has none. */
  readonly limits: KeyLimits;
}

const NO_DIGEST = '0'.repeat(64);

/** Tells whose a key is. Nobody else may say which business a request belongs to. */
@Injectable()
export class AuthenticateKey {
  private readonly keys: KeyCache;

  constructor(
    tenancy: Tenancy,
    private readonly clock: Clock,
    @Optional() private readonly demo?: DemoAccess,
    @Optional() private readonly defaults?: DefaultLimits,
  ) {
    this.keys = new KeyCache((keyId) => tenancy.findKey(keyId));
  }

  /**
   * The caller, or undefined for a key that is malformed, unknown, wrong, expired or revoked. An unknown id and a wrong
   * secret take the same steps.
   */
  async authenticate(rawKey: string): Promise<Caller | undefined> {
    const keyId = this.keyIdOf(rawKey);
    if (keyId === undefined) return undefined;
    const key = await this.keys.get(keyId);
    const expected = Buffer.from(key?.secretHash ?? NO_DIGEST, 'hex');
    const matches = timingSafeEqual(keyDigest(rawKey), expected);
    if (key === undefined || !matches || !this.isInForce(key)) return undefined;
    const limits = { ...this.defaults?.limits, ...key.limits };
    return { businessId: key.businessId, keyId, scopes: key.scopes, limits };
  }

  /** Makes this process look a key up anew at its next use. */
  forget(keyId: string): void {
    this.keys.forget(keyId);
  }

  private keyIdOf(rawKey: string): string | undefined {
    if (rawKey === DEMO_KEY) return this.demo?.enabled === true ? DEMO_KEY : undefined;
    return keyIdOf(rawKey);
  }

  private isInForce({ revokedAt, expiresAt }: StoredApiKey): boolean {
    return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > this.clock.now().getTime());
  }
}
