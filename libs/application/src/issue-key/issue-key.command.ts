import { Command } from '@nestjs/cqrs';
import { type ApiKey, type KeyLimits } from '../ports/tenancy';

export interface KeyRequest {
  readonly label: string;
  /** `api:resource:action` each, `*` for any part. */
  readonly scopes: readonly string[];
  /** ISO 8601 with a zone; null: never. */
  readonly expiresAt: string | null;
  /** Absent: the server's defaults. */
  readonly limits?: KeyLimits;
}

/** A key and its secret. The secret is nowhere else: shown once, it cannot be shown again. */
export interface IssuedKey {
  readonly apiKey: ApiKey;
  readonly secret: string;
}

export class IssueKey extends Command<IssuedKey> {
  constructor(
    readonly businessId: string,
    readonly request: KeyRequest,
  ) {
    super();
  }
}
