import type { Command } from 'commander';
import { IssueKey, ListKeys, RevokeKey, type ApiKey } from '@app/application';
import { SCOPES } from '@app/domain';
import type { AdminContext } from '../admin-context';

interface CreateOptions {
  readonly scope: readonly string[];
  readonly label: string;
  readonly expires?: string;
}

export function addKeyCommands(program: Command, context: () => AdminContext): void {
  const key = program.command('key').description('make, list and revoke the keys of a business');
  key
    .command('create')
    .description('make a key; it is shown once')
    .argument('<business>')
    .requiredOption('--scope <scope...>', `what it may do, * for any part: ${SCOPES.join(', ')}`)
    .option('--label <text>', 'what it is for', '')
    .option('--expires <time>', 'when it ends, such as 2030-01-31 or 2030-01-31T12:00:00Z; default: never')
    .action((business: string, options: CreateOptions) => createKey(context(), business, options));
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

async function createKey(context: AdminContext, businessId: string, options: CreateOptions): Promise<void> {
  const { scope: scopes, label, expires } = options;
  const expiresAt = expires === undefined ? null : startOfDay(expires);
  const { apiKey, secret } = await context.use((useCases) =>
    useCases.do(new IssueKey(businessId, { scopes, label, expiresAt })),
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
    ['ID', 'LABEL', 'SCOPES', 'CREATED', 'EXPIRES', 'REVOKED'],
    keys.map((key) => [
      key.keyId,
      key.label,
      key.scopes.join(' '),
      key.createdAt,
      key.expiresAt,
      key.revokedAt,
    ]),
    `${businessId} has no key. Make one with: key create ${businessId} --scope 'invoke:*:*'`,
  );
}

async function revokeKey(context: AdminContext, businessId: string, keyId: string): Promise<void> {
  await context.use((useCases) => useCases.do(new RevokeKey(businessId, keyId)));
  context.printer.answer(
    { businessId, id: keyId, revoked: true },
    `Key ${keyId} of ${businessId} is revoked.`,
  );
}

function keyDocument({ keyId, ...key }: ApiKey): object {
  return { id: keyId, ...key };
}

function startOfDay(time: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(time) ? `${time}T00:00:00Z` : time;
}
