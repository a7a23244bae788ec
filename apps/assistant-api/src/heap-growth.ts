import { setFlagsFromString } from 'node:v8';

/** By how much, in percent, the heap may grow over what was alive before old objects are collected again. */
const GROWTH = 40;

/**
 * On a large machine V8 lets the heap grow up to fourfold between two collections. Collected earlier, a server whose heap
 * holds 50 MB takes less than 200 MB of the machine's memory instead of 240, without a limit that it could die of.
 */
export function collectEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
