import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAIN } from '../../support/built-server';
import type { Trial } from '../run/trial';

export type Patch = readonly [find: string, replace: string];

/** Replaces every occurrence. @throws Error when there is none: the guard that it breaks is elsewhere now */
export function patched(text: string, patches: readonly Patch[]): string {
  return patches.reduce((before, [find, replace]) => {
    if (!before.includes(find)) throw new Error(`this is not there any more, so it was not broken: ${find}`);
    return before.replaceAll(find, () => replace);
  }, text);
}

/** The built server with something broken in it; it lies where it finds its packages, and goes with the trial. */
export async function patchedBundle(trial: Trial, name: string, patches: readonly Patch[]): Promise<string> {
  const folder = join(dirname(MAIN), '../../../node_modules/.cache/trust', name);
  await mkdir(folder, { recursive: true });
  trial.atEnd(() => rm(folder, { recursive: true, force: true }));
  const main = join(folder, 'main.js');
  await writeFile(main, patched(await readFile(MAIN, 'utf8'), patches));
  return main;
}
