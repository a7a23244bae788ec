import type { Command } from 'commander';
import { EraseSession } from '@app/application';
import type { AdminContext } from '../admin-context';

export function addSessionCommands(program: Command, context: () => AdminContext): void {
  program
    .command('session')
    .description('look after the sessions of a business')
    .command('erase')
    .description('delete everything that was said in a session, for good')
    .argument('<business>')
    .argument('<session>')
    .option('--reason <text>', 'kept in the tombstone; no personal data', 'asked for by the operator')
    .action((business: string, session: string, { reason }: { reason: string }) =>
      eraseSession(context(), business, session, reason),
    );
}

async function eraseSession(
  context: AdminContext,
  businessId: string,
  sessionId: string,
  reason: string,
): Promise<void> {
  await context.use((useCases) => useCases.do(new EraseSession(businessId, sessionId, reason)));
  context.printer.answer(
    { businessId, sessionId, erased: true },
    `Session ${sessionId} of ${businessId} is erased. A tombstone without content stays.`,
  );
}
