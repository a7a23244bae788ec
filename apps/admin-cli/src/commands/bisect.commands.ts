import { Option, type Command } from 'commander';
import { BisectSession, BisectVersions, CHECKS, type Bisection, type CheckName } from '@app/application';
import type { AdminContext } from '../admin-context';
import { EXIT_CODES, type Outcome } from '../outcome';

const VERSIONS_HELP = `
It takes for granted that every version after the first failing one fails too, and asks only as many versions as it
takes to halve its way there. What the turn had read is answered from its recording; a model may be asked. Nothing is
stored. Ends with exit code 1 when the check fails somewhere.`;

export function addBisectCommands(program: Command, context: () => AdminContext, outcome: Outcome): void {
  const bisect = program.command('bisect').description('find where a check of the answers begins to fail');
  const check = () =>
    new Option('--check <name>', 'what is checked').choices(CHECKS).makeOptionMandatory(true);
  bisect
    .command('session')
    .description('the first turn of a session whose recorded answer fails a check')
    .argument('<business>')
    .argument('<session>')
    .addOption(check())
    .action(async (business: string, session: string, options: { check: CheckName }) => {
      const query = new BisectSession(business, session, options.check);
      outcome.exitCode = await tell(context(), query, 'turn of the session');
    });
  bisect
    .command('versions')
    .description('the first version of an agent whose answer to a recorded turn fails a check')
    .argument('<business>')
    .argument('<state>')
    .requiredOption('--agent <id>')
    .addOption(check())
    .addHelpText('after', VERSIONS_HELP)
    .action(async (business: string, state: string, options: { agent: string; check: CheckName }) => {
      const query = new BisectVersions(business, state, options.agent, options.check);
      outcome.exitCode = await tell(context(), query, 'version of the agent');
    });
}

async function tell(
  context: AdminContext,
  query: BisectSession | BisectVersions,
  noun: string,
): Promise<number> {
  const bisection: Bisection = await context.useAgents((useCases) => useCases.ask(query));
  const { probes, firstFailing, check } = bisection;
  context.printer.table(
    bisection,
    ['STATE', 'TURN', 'VERSION', 'CHECK', 'FAULT'],
    probes.map(({ stateId, depth, version, passed, fault }) => [
      stateId,
      depth,
      version,
      passed ? 'passed' : 'failed',
      fault,
    ]),
    'There is no answer to check.',
  );
  context.printer.note(
    firstFailing === null
      ? `No ${noun} fails ${check}.`
      : `The first ${noun} that fails ${check}: ${query instanceof BisectSession ? `turn ${firstFailing.depth}` : `version ${firstFailing.version}`}.`,
  );
  return firstFailing === null ? EXIT_CODES.done : EXIT_CODES.failed;
}
