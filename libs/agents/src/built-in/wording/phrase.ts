import type { Values } from '../policy/move';
import type { Phrases } from './phrasebook';

/** Puts values into a phrase's `{places}`; what a value contains is not read again. */
export function fill(phrase: string, values: Values): string {
  return phrase.replace(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '');
}

/** The phrase whose turn it is. */
export function choose(phrases: Phrases, turn: number): string {
  return phrases[turn % phrases.length] ?? phrases[0];
}

/** The values by which a phrase became a text, or undefined when it did not. */
export function unfill(phrase: string, text: string): Values | undefined {
  const names: string[] = [];
  const pattern = phrase
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!/^\{\w+\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '(.+)';
    })
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? '']));
}
