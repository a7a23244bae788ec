import { InvalidArgumentError } from 'commander';

/** Reads an option as a whole number from 1. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

/** Reads an option as a share, 0 to 1. */
export function share(text: string): number {
  if (/^(?:0|0?\.\d+|1|1\.0+|0\.\d+)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 0 to 1, such as 0.1.');
}
