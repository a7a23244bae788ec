import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CHECKS, EvaluateTurns, type Evaluation, type EvaluationScope } from '@app/application';
import type { AdminContext } from '../admin-context';
import { AdminError } from '../admin-error';
import { evaluationPage } from '../output/evaluation-page';
import { EvaluationBar } from '../output/evaluation-progress';
import { EXIT_CODES, type Outcome } from '../outcome';
import { share, wholeNumber } from './number-argument';

interface EvaluateOptions {
  readonly agent: string;
  readonly version?: number;
  readonly against: number;
  readonly againstAgent?: string;
  readonly sessions: string;
  readonly limit: number;
  readonly maxDifferent: number;
  readonly out?: string;
}

const HELP = `
Each recorded turn of the agent is put before the other version: what the turn had read, called or asked a model is
answered from its recording where the question is the same, else by the shop and the model server of today, which costs
tokens. Nothing is stored. Checks: ${CHECKS.join(', ')}.

Ends with exit code 1 when more turns than the given share recommend other products or fail a check, and when there is
no turn to look at.`;

export function addEvaluateCommand(program: Command, context: () => AdminContext, outcome: Outcome): void {
  program
    .command('evaluate')
    .description('put recorded turns before another version of an agent, and compare the answers')
    .argument('<business>')
    .requiredOption('--agent <id>', 'whose recorded turns')
    .option('--version <number>', 'only those that this version answered; default: any', wholeNumber)
    .requiredOption('--against <version>', 'the version that answers them again', wholeNumber)
    .option('--against-agent <id>', 'the agent that this is a version of; default: the same')
    .option('--sessions <ids>', 'session ids with commas between, or all', 'all')
    .option('--limit <number>', 'most turns', wholeNumber, 1_000)
    .option('--max-different <share>', 'of all turns, 0 to 1', share, 0.1)
    .option('--out <folder>', 'write evaluation.json and evaluation.html there')
    .addHelpText('after', HELP)
    .action(async (business: string, options: EvaluateOptions) => {
      outcome.exitCode = await evaluate(context(), business, options);
    });
}

async function evaluate(
  context: AdminContext,
  businessId: string,
  options: EvaluateOptions,
): Promise<number> {
  const bar = new EvaluationBar(context.terminal, context.printer.isJson);
  const query = new EvaluateTurns(businessId, scopeOf(options), (soFar) => bar.show(soFar));
  const evaluation = await context.useAgents((useCases) => useCases.ask(query).finally(() => bar.stop()));
  const { totals } = evaluation;
  if (totals.turns === 0) throw new AdminError('there is no recorded turn of that agent to evaluate');
  const isTooDifferent = totals.differentShare > options.maxDifferent;
  const files = options.out === undefined ? [] : await writeReport(options.out, evaluation, isTooDifferent);
  context.printer.answer(
    evaluation,
    `${totals.turns} turns: ${totals.same} the same to the letter, ${totals.differsInProducts} with other products, ${totals.failsCheck} that fail a check.`,
    `${(totals.differentShare * 100).toFixed(1)} % differ, at most ${options.maxDifferent * 100} % may: ${isTooDifferent ? 'too many' : 'fine'}.`,
    ...files.map((file) => `Wrote ${file}`),
  );
  return isTooDifferent ? EXIT_CODES.failed : EXIT_CODES.done;
}

function scopeOf({
  agent,
  version,
  against,
  againstAgent,
  sessions,
  limit,
}: EvaluateOptions): EvaluationScope {
  return {
    descriptorId: agent,
    version: version ?? null,
    against: { descriptorId: againstAgent ?? agent, version: against },
    sessions: sessions === 'all' ? 'all' : sessions.split(',').filter((id) => id !== ''),
    limit,
  };
}

async function writeReport(
  folder: string,
  evaluation: Evaluation,
  isTooDifferent: boolean,
): Promise<readonly string[]> {
  const [json, page] = [join(folder, 'evaluation.json'), join(folder, 'evaluation.html')];
  await mkdir(folder, { recursive: true });
  await writeFile(json, `${JSON.stringify(evaluation, null, 2)}\n`);
  await writeFile(page, evaluationPage(evaluation, isTooDifferent));
  return [json, page];
}
