import type { Command } from 'commander';
import { IssueKey, ListKeys, RevokeKey, type ApiKey, type KeyLimits } from '@app/application';
import { SCOPES } from '@app/domain';
import type { AdminContext } from '../admin-context';

interface CreateOptions {
  readonly scope: readonly string[];
  readonly label: string;
  readonly expires?: string;
}

type GivenLimits = { readonly [Name in keyof KeyLimits]?: string };

/** By the option that sets it, as commander names it. */
const LIMIT_OPTIONS = [
  ['turnsPerDay', '--turns-per-day', 'turns that ask the assistant, per UTC day'],
  ['tokensPerDay', '--tokens-per-day', 'tokens of language models, per UTC day'],
  ['visitorTurnsPerDay', '--visitor-turns-per-day', 'turns of one visitor'],
  ['visitorTokensPerDay', '--visitor-tokens-per-day', 'tokens of one visitor'],
  ['requestsPerMinute', '--requests-per-minute', 'requests of any kind'],
  ['concurrentTurns', '--concurrent-turns', 'turns that wait or run at the same time, in one server'],
] as const satisfies readonly (readonly [keyof KeyLimits, string, string])[];

export function addKeyCommands(program: Command, context: () => AdminContext): void {
  const key = program.command('key').description('make, list and revoke the keys of a business');
  const create = key
    .command('create')
    .description('make a key; it is shown once')
    .argument('<business>')
    .requiredOption('--scope <scope...>', `what it may do, * for any part: ${SCOPES.join(', ')}`)
    .option('--label <text>', 'what it is for', '')
    .option('--expires <time>', 'when it ends, such as 2030-01-31 or 2030-01-31T12:00:00Z; default: never')
    .action((business: string, options: CreateOptions & GivenLimits) =>
      createKey(context(), business, options),
    );
  for (const [, flag, description] of LIMIT_OPTIONS) {
    create.option(`${flag} <n>`, `${description}; default: the server's`);
  }
  key
    .command('list')
    .description('list the keys of a business, revoked ones too')
    .argument('<business>')
    .action((business: string) => listKeys(context(), business));
  key
    .command('revoke')
    .description('end a key; a running server refuses it within five seconds')
    .argument('<business>')
    .argument('<key-id>', 'the 8 characters after sa_live_')
    .action((business: string, keyId: string) => revokeKey(context(), business, keyId));
}

async function createKey(
  context: AdminContext,
  businessId: string,
  options: CreateOptions & GivenLimits,
): Promise<void> {
  const { scope: scopes, label, expires } = options;
  const expiresAt = expires === undefined ? null : startOfDay(expires);
  const { apiKey, secret } = await context.use((useCases) =>
    useCases.do(new IssueKey(businessId, { scopes, label, expiresAt, limits: limitsOf(options) })),
  );
  context.printer.answer(
    { ...keyDocument(apiKey), key: secret },
    secret,
    '',
    `Key ${apiKey.keyId} of ${businessId}: ${apiKey.scopes.join(' ')}, expires ${apiKey.expiresAt ?? 'never'}.`,
    'It is shown this once: keep it now. Only its SHA-256 is stored.',
  );
}

async function listKeys(context: AdminContext, businessId: string): Promise<void> {
  const keys = await context.use((useCases) => useCases.ask(new ListKeys(businessId)));
  context.printer.table(
    keys.map(keyDocument),
    ['ID', 'LABEL', 'SCOPES', 'LIMITS', 'CREATED', 'EXPIRES', 'REVOKED'],
    keys.map((key) => [
      key.keyId,
      key.label,
      key.scopes.join(' '),
      limitsText(key.limits),
      key.createdAt,
      key.expiresAt,
      key.revokedAt,
    ]),
    `${businessId} has no key. Make one with: npm run admin -- key create ${businessId} --scope 'invoke:*:*'`,
  );
}

async function revokeKey(context: AdminContext, businessId: string, keyId: string): Promise<void> {
  await context.use((useCases) => useCases.do(new RevokeKey(businessId, keyId)));
  context.printer.answer(
    { businessId, id: keyId, revoked: true },
    `Key ${keyId} of ${businessId} is revoked.`,
  );
}

/** What is no number is left to the use case to refuse. */
function limitsOf(given: GivenLimits): KeyLimits {
  const set = LIMIT_OPTIONS.filter(([name]) => given[name] !== undefined);
  return Object.fromEntries(set.map(([name]) => [name, Number(given[name])]));
}

function limitsText(limits: KeyLimits): string {
  return Object.entries(limits)
    .map(([name, limit]) => `${name}=${limit}`)
    .join(' ');
}

function keyDocument({ keyId, ...key }: ApiKey): object {
  return { id: keyId, ...key };
}

function startOfDay(time: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(time) ? `${time}T00:00:00Z` : time;
}
