import { fold } from '@app/domain';

/** A piece of a sentence. `text` is folded (lower case, no accents, no apostrophes); `raw` is as typed. */
export interface Token {
  readonly text: string;
  readonly raw: string;
  readonly kind: 'word' | 'number' | 'currency' | 'stop' | 'comma' | 'sign';
}

/** A run of tokens `[from, to)` that means something. */
export interface Found<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
}

/** What `-` is before an amount, rather than between two words: "-5", "-$5". */
export const MINUS = '−';

const PIECE =
  /(?<minus>(?<![\p{L}\p{M}\p{N}.])-(?=\p{Sc}?\d)|−)|\p{Sc}|(?<!\S)\.\d+(?!\p{L})|\d+(?:[.,]\d+)*(?!\p{L}|[.,]?\d)|[\p{L}\p{N}\p{M}]+(?:['’.&+-][\p{L}\p{N}\p{M}]+)*|[.!?;\n,:<>=()/#~%"×-]/gu;

export function tokenise(text: string): readonly Token[] {
  return [...text.normalize('NFC').matchAll(PIECE)].map(({ 0: raw, groups }) => ({
    raw,
    text: groups?.['minus'] === undefined ? foldWord(raw) : MINUS,
    kind: kindOf(raw),
  }));
}

function kindOf(raw: string): Token['kind'] {
  if (/^\p{Sc}$/u.test(raw)) return 'currency';
  if (/^\.?\d[\d.,]*$/.test(raw)) return 'number';
  if (/^[.!?;\n]$/.test(raw)) return 'stop';
  if (raw === ',' || raw === ':') return 'comma';
  return /^[\p{L}\p{N}]/u.test(raw) ? 'word' : 'sign';
}

function foldWord(raw: string): string {
  return fold(raw)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
}
