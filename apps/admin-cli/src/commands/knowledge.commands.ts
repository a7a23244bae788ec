import { Option, type Command } from 'commander';
import { ImportKnowledge, type KnowledgeFileFormat } from '@app/application';
import type { AdminContext } from '../admin-context';
import { AdminError } from '../admin-error';
import { EXIT_CODES, type Outcome } from '../outcome';
import { printImport } from '../output/import-printer';
import { openFile } from '../source-file';

const NOUN = { one: 'entry', many: 'entries' };

export function addKnowledgeCommands(program: Command, context: () => AdminContext, outcome: Outcome): void {
  program
    .command('knowledge')
    .description('tell what a shop says about itself')
    .command('import')
    .description(
      'insert or replace entries: one for each Markdown heading, or for each question of a JSON list',
    )
    .argument('<business>')
    .argument('<file>', '- reads standard input')
    .addOption(
      new Option('--format <format>', 'default: by the name of the file').choices(['markdown', 'json']),
    )
    .action(async (business: string, file: string, { format }: { format?: KnowledgeFileFormat }) => {
      outcome.exitCode = await importKnowledge(context(), business, file, format ?? formatByName(file));
    });
}

async function importKnowledge(
  context: AdminContext,
  businessId: string,
  path: string,
  format: KnowledgeFileFormat,
): Promise<number> {
  const { stream } = await openFile(path, context.terminal);
  const startedAt = performance.now();
  const report = await context.use((useCases) =>
    useCases.do(new ImportKnowledge(businessId, stream, format)),
  );
  printImport(context.printer, report, NOUN, performance.now() - startedAt);
  return report.imported === 0 && report.refused > 0 ? EXIT_CODES.failed : EXIT_CODES.done;
}

function formatByName(path: string): KnowledgeFileFormat {
  if (/\.(md|markdown)(\.gz)?$/i.test(path)) return 'markdown';
  if (/\.json(\.gz)?$/i.test(path)) return 'json';
  throw new AdminError(`cannot tell what ${path} holds from its name: add --format markdown|json`, true);
}
