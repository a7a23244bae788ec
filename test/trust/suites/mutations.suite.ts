import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patched } from '../fleet/patched-bundle';
import { GUARDS, type Guard } from '../mutations/guards';
import type { Suite } from '../run/suite';
import type { Trial } from '../run/trial';

const ROOT = join(__dirname, '../../..');
const COPIED = ['apps', 'libs', 'test', 'scripts', 'jest.config.js', 'swc.config.js', 'package.json'];

export const mutations: Suite = {
  name: 'mutations',
  about: 'each guard is broken in a copy of the sources, one at a time: a named test must go red',
  run: async (trial) => {
    const copy = await copySources(trial);
    const detectors = new Map(GUARDS.map(({ detector }) => [detector.join(' '), detector]));
    for (const detector of detectors.values()) {
      const { passed, failed } = await runTests(copy, detector);
      trial.expect(
        failed === 0 && passed > 0,
        `${detector.join(' ')} is not green with every guard in place`,
      );
    }
    for (const guard of GUARDS) await breakGuard(trial, copy, guard);
    trial.figure('guards', GUARDS.length);
  },
};

async function copySources(trial: Trial): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sales-assistant-mutants-'));
  trial.atEnd(() => rm(copy, { recursive: true, force: true }));
  for (const name of COPIED) await cp(join(ROOT, name), join(copy, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function breakGuard(
  trial: Trial,
  copy: string,
  { name, file, patches, detector }: Guard,
): Promise<void> {
  const path = join(copy, file);
  const whole = await readFile(path, 'utf8');
  try {
    await writeFile(path, patched(whole, patches));
    const { failed, first } = await runTests(copy, detector);
    trial.say(`${name}: ${failed} red${first === undefined ? '' : `, such as "${first}"`}`);
    trial.expect(failed > 0, `nobody notices that this is broken: ${name}`);
    if (failed > 0) trial.count('noticed');
  } finally {
    await writeFile(path, whole);
  }
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly first: string | undefined;
}

async function runTests(copy: string, [project, pattern]: Guard['detector']): Promise<Outcome> {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--silent', '--selectProjects', project, '--testPathPatterns', pattern];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: copy, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed/m.exec(output) ?? [];
  const [, first] = /^ {2}● (.+)$/m.exec(output) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), first };
}
