import type { Command } from 'commander';
import { GetSession, ReplayTurn, type Replay } from '@app/application';
import type { AdminContext, UseCases } from '../admin-context';
import { EXIT_CODES, type Outcome } from '../outcome';

const HELP = `
Nothing is asked outside: the shop, the tools and the model answer from the recording. Ends with exit code 1 unless
every turn comes out the same, byte for byte.`;

export function addReplayCommand(program: Command, context: () => AdminContext, outcome: Outcome): void {
  program
    .command('replay')
    .description('tell every turn of a session again from its recording, and compare byte for byte')
    .argument('<business>')
    .argument('<session>')
    .addHelpText('after', HELP)
    .action(async (business: string, session: string) => {
      outcome.exitCode = await replay(context(), business, session);
    });
}

async function replay(context: AdminContext, businessId: string, sessionId: string): Promise<number> {
  const replays = await context.useAgents((useCases) => replayEach(useCases, businessId, sessionId));
  context.printer.table(
    replays,
    ['STATE', 'RECORDING', 'RESULT', 'EVENTS THAT DIFFER', 'STOPPED BY'],
    replays.map(({ stateId, recording, identical, differences, stoppedBy }) => [
      stateId,
      recording,
      identical ? 'identical' : 'different',
      differences.length,
      stoppedBy,
    ]),
    'The session has no turn.',
  );
  return replays.every(({ identical }) => identical) ? EXIT_CODES.done : EXIT_CODES.failed;
}

async function replayEach(
  useCases: UseCases,
  businessId: string,
  sessionId: string,
): Promise<readonly Replay[]> {
  const states = await useCases.ask(new GetSession(businessId, sessionId));
  const replays: Replay[] = [];
  for (const { stateId } of states) replays.push(await useCases.ask(new ReplayTurn(businessId, stateId)));
  return replays;
}
