import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Option, type Command } from 'commander';
import {
  ImportProducts,
  type FieldMapping,
  type ProductFileFormat,
  type ProductFileOptions,
} from '@app/application';
import { doubledKey } from '@app/catalog';
import type { AdminContext } from '../admin-context';
import { AdminError } from '../admin-error';
import { ImportProgress, printImport } from '../output/import-printer';
import { EXIT_CODES, type Outcome } from '../outcome';
import { openFile } from '../source-file';

const FORMAT_BY_EXTENSION: Readonly<Record<string, ProductFileFormat>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'shopify-csv',
  tsv: 'google-tsv',
  txt: 'google-tsv',
  xml: 'google-xml',
};
const NOUN = { one: 'product', many: 'products' };
const FORMATS: readonly ProductFileFormat[] = ['jsonl', 'shopify-csv', 'google-tsv', 'google-xml'];

interface ImportOptions {
  readonly format?: ProductFileFormat;
  readonly currency: string;
  readonly mapping?: string;
}

export function addProductCommands(program: Command, context: () => AdminContext, outcome: Outcome): void {
  program
    .command('products')
    .description('fill the catalogue of a business')
    .command('import')
    .description('insert or replace products by id from a file, plain or gzipped')
    .argument('<business>')
    .argument('<file>', '- reads standard input')
    .addOption(new Option('--format <format>', 'default: by the name of the file').choices(FORMATS))
    .option('--currency <code>', 'ISO 4217 code for rows that name none', 'USD')
    .option('--mapping <json>', 'our field names to those of a JSON Lines file, as JSON or a file of it')
    .addHelpText('after', MAPPING_HELP)
    .action(async (business: string, file: string, options: ImportOptions) => {
      outcome.exitCode = await importProducts(context(), business, file, options);
    });
}

const MAPPING_HELP = `
Our fields: productId title description brand category price priceMinor currency url imageUrl availability
attributes metadata, and attributes.<name>. For instance:
  --mapping '{"productId":"id","priceMinor":"priceCents","imageUrl":"image"}'`;

async function importProducts(
  context: AdminContext,
  businessId: string,
  path: string,
  options: ImportOptions,
): Promise<number> {
  const fileOptions = await toFileOptions(path, options);
  const { stream, bytes } = await openFile(path, context.terminal);
  const startedAt = performance.now();
  const report = await context.use(async (useCases) => {
    const progress = new ImportProgress(context.terminal, context.printer.isJson, bytes);
    const source = Readable.from(progress.counted(stream), { objectMode: false });
    const command = new ImportProducts(businessId, source, fileOptions, (soFar) => progress.show(soFar));
    return useCases.do(command).finally(() => progress.stop());
  });
  printImport(context.printer, report, NOUN, performance.now() - startedAt);
  return report.imported === 0 && report.refused > 0 ? EXIT_CODES.failed : EXIT_CODES.done;
}

async function toFileOptions(
  path: string,
  { format, currency, mapping }: ImportOptions,
): Promise<ProductFileOptions> {
  return {
    format: format ?? formatByName(path),
    currency,
    ...(mapping === undefined ? {} : { mapping: await readMapping(mapping) }),
  };
}

function formatByName(path: string): ProductFileFormat {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(FORMAT_BY_EXTENSION, extension) ? FORMAT_BY_EXTENSION[extension] : undefined;
  if (format !== undefined) return format;
  throw new AdminError(
    `cannot tell what ${path} holds from its name: add --format ${FORMATS.join('|')}`,
    true,
  );
}

async function readMapping(given: string): Promise<FieldMapping> {
  const inline = given.trimStart().startsWith('{');
  const json = inline ? given : await readMappingFile(given);
  const mapping = parseJson(json);
  const entries = typeof mapping === 'object' && mapping !== null ? Object.entries(mapping) : [];
  if (entries.length > 0 && entries.every(([, theirs]) => typeof theirs === 'string')) {
    const doubled = doubledKey(json);
    if (doubled === undefined) return mapping as FieldMapping;
    throw new AdminError(`--mapping has the key ${JSON.stringify(doubled)} twice: leave one`, true);
  }
  throw new AdminError('--mapping must be a JSON object such as {"productId":"id","title":"name"}', true);
}

async function readMappingFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new AdminError(`--mapping is neither a JSON object nor a file that can be read: ${path}`, true);
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
