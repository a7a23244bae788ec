import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(__dirname, '..');

/** A wrong import, and the rule that must find it. */
const WRONG_IMPORTS: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['domain-imports-nothing', 'libs/domain/src/wrong.ts', "import '../../application/src/index';"],
  [
    'application-imports-domain-only',
    'libs/application/src/wrong.ts',
    "import '../../persistence/src/index';",
  ],
  ['persistence-is-an-adapter', 'libs/persistence/src/wrong.ts', "import '../../agents/src/index';"],
  ['surfaces-never-meet', 'apps/assistant-api/src/invoke/wrong.ts', "import '../states/states.module';"],
  ['nothing-imports-tests', 'libs/domain/src/wrong-test.ts', "import '../../../test/support';"],
  ['lib-at-its-root', 'apps/assistant-api/src/wrong.ts', "import '../../../libs/domain/src/errors';"],
  ['testing-is-for-specs', 'libs/agents/src/wrong.ts', "import '../../testing/src/index';"],
  ['no-circular', 'libs/domain/src/circle-two.ts', "import './circle';"],
];

/** What the wrong imports point at. */
const TARGETS: readonly (readonly [file: string, source: string])[] = [
  ['libs/application/src/index.ts', 'export {};'],
  ['libs/persistence/src/index.ts', 'export {};'],
  ['libs/agents/src/index.ts', 'export {};'],
  ['libs/testing/src/index.ts', 'export {};'],
  ['libs/domain/src/errors.ts', 'export {};'],
  ['libs/domain/src/circle.ts', "import './circle-two';"],
  ['apps/assistant-api/src/states/states.module.ts', 'export {};'],
  ['test/support/index.ts', 'export {};'],
  ['tsconfig.json', '{"compilerOptions":{}}'],
];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

describe('the boundary check', () => {
  let folder: string;
  let violations: readonly Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sales-assistant-boundaries-'));
    for (const [file, source] of [...WRONG_IMPORTS.map(([, ...rest]) => rest), ...TARGETS]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), source);
    }
    const depcruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(ROOT, '.dependency-cruiser.js');
    const report = await run(
      process.execPath,
      [depcruise, '--config', config, '--output-type', 'json', 'apps', 'libs', 'test'],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
    ).catch((failure: { stdout: string }) => failure);
    violations = (JSON.parse(report.stdout) as { summary: { violations: Violation[] } }).summary.violations;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(WRONG_IMPORTS)('%s finds %s', (rule, file) => {
    expect(violations).toContainEqual(
      expect.objectContaining({ rule: expect.objectContaining({ name: rule }) as unknown, from: file }),
    );
  });
});
