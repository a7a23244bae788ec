import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { allows, SCOPES } from '@app/domain';
import { keyDigest, newApiKey } from '../authenticate-key/api-key-format';
import { BusinessLoader } from '../create-business/business-loader';
import { FieldCheck } from '../field-check/field-check';
import { Clock } from '../ports/clock';
import { Tenancy, type ApiKey } from '../ports/tenancy';
import { IssueKey, type IssuedKey, type KeyRequest } from './issue-key.command';

const HIGHEST_LIMIT = 1_000_000_000;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

@CommandHandler(IssueKey)
export class IssueKeyHandler implements ICommandHandler<IssueKey> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND, INVALID_ARGUMENT */
  async execute({ businessId, request }: IssueKey): Promise<IssuedKey> {
    await this.businesses.load(businessId);
    const now = this.clock.now();
    checkKeyRequest(request, now);
    const { keyId, key } = newApiKey();
    const apiKey: ApiKey = {
      businessId,
      keyId,
      label: request.label,
      scopes: [...new Set(request.scopes)],
      limits: request.limits ?? {},
      createdAt: now.toISOString(),
      expiresAt: request.expiresAt === null ? null : new Date(request.expiresAt).toISOString(),
      revokedAt: null,
    };
    await this.tenancy.addKey({ ...apiKey, secretHash: keyDigest(key).toString('hex') });
    return { apiKey, secret: key };
  }
}

function checkKeyRequest({ label, scopes, expiresAt, limits = {} }: KeyRequest, now: Date): void {
  const check = new FieldCheck()
    .text(label, '#/label', 0, 200)
    .require(scopes.length > 0 && scopes.length <= 32, '#/scopes', `name 1 to 32 of ${SCOPES.join(', ')}`);
  scopes.forEach((scope, index) => {
    check.require(
      /^[^:]+:[^:]+:[^:]+$/.test(scope) && SCOPES.some((known) => allows([scope], known)),
      `#/scopes/${index}`,
      `${JSON.stringify(scope.slice(0, 100))} opens nothing; scopes are ${SCOPES.join(', ')}, with * for any part`,
    );
  });
  if (expiresAt !== null) {
    check.require(
      ISO_TIME.test(expiresAt) && isDay(expiresAt.slice(0, 10)) && Date.parse(expiresAt) > now.getTime(),
      '#/expiresAt',
      'must be a time to come, in ISO 8601 with its zone, such as 2030-01-31T00:00:00Z',
    );
  }
  for (const [name, limit] of Object.entries(limits) as [string, number][]) {
    check.require(
      Number.isInteger(limit) && limit >= 1 && limit <= HIGHEST_LIMIT,
      `#/limits/${name}`,
      `must be a whole number from 1 to ${HIGHEST_LIMIT}`,
    );
  }
  check.refuseIfWrong();
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
