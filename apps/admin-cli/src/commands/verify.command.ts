import type { Command } from 'commander';
import { ListBusinesses, VerifyStates, type VerifyReport } from '@app/application';
import type { AdminContext, UseCases } from '../admin-context';
import { EXIT_CODES, type Outcome } from '../outcome';

export function addVerifyCommand(program: Command, context: () => AdminContext, outcome: Outcome): void {
  program
    .command('verify')
    .description('read every stored state again: digest chain, tree, event counts, snapshots')
    .argument('[business]', 'default: all of them')
    .action(async (business?: string) => {
      outcome.exitCode = await verify(context(), business);
    });
}

async function verify(context: AdminContext, businessId?: string): Promise<number> {
  const reports = await context.use((useCases) => verifyEach(useCases, businessId));
  for (const { faults, faultCount } of reports) {
    for (const { stateId, problem } of faults) context.printer.note(`state ${stateId} ${problem}`);
    if (faultCount > faults.length) context.printer.note(`and ${faultCount - faults.length} more faults`);
  }
  context.printer.table(
    businessId === undefined ? reports : reports[0],
    ['BUSINESS', 'SESSIONS', 'STATES', 'EVENTS', 'SNAPSHOTS', 'FAULTS'],
    reports.map((report) => [
      report.businessId,
      report.sessions,
      report.states,
      report.events,
      report.snapshots,
      report.faultCount,
    ]),
    'There is no business to verify: look at DATABASE_URL.',
  );
  return reports.length > 0 && reports.every(({ ok }) => ok) ? EXIT_CODES.done : EXIT_CODES.failed;
}

async function verifyEach(useCases: UseCases, businessId?: string): Promise<readonly VerifyReport[]> {
  const ids =
    businessId === undefined
      ? (await useCases.ask(new ListBusinesses())).map((business) => business.businessId)
      : [businessId];
  const reports: VerifyReport[] = [];
  for (const id of ids) reports.push(await useCases.ask(new VerifyStates(id)));
  return reports;
}
