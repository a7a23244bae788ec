import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp, restore } from '@app/persistence';
import type { AdminContext } from '../admin-context';

export function addBackupCommands(program: Command, context: () => AdminContext): void {
  program
    .command('backup')
    .description('copy a SQLite database to a new file, beside a running server; PostgreSQL: pg_dump')
    .argument('<file>')
    .action((file: string) => makeBackup(context(), resolve(file)));
  program
    .command('restore')
    .description('put a backup in the place of a SQLite database, whose server is stopped')
    .argument('<file>')
    .action((file: string) => restoreBackup(context(), resolve(file)));
}

async function makeBackup(context: AdminContext, file: string): Promise<void> {
  await backUp(context.databaseUrl, file);
  context.printer.answer({ file }, `${file} is a whole and checked copy.`);
}

async function restoreBackup(context: AdminContext, file: string): Promise<void> {
  const { replaced, erasedSince } = await restore(context.databaseUrl, file);
  const commands = erasedSince.map(
    ({ businessId, sessionId }) => `npm run admin -- session erase ${businessId} ${sessionId}`,
  );
  context.printer.answer(
    { file, replaced, erasedSince },
    `${file} is restored.`,
    ...(replaced === null
      ? []
      : [`What was there is now ${replaced}: delete it when it is not needed any more.`]),
    ...(commands.length === 0 ? [] : ['These sessions were erased since; erase them again:', ...commands]),
  );
}
