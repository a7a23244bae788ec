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

const PIECE =
  /\p{Sc}|\d+(?:[.,]\d+)*(?!\p{L}|[.,]?\d)|[\p{L}\p{N}\p{M}]+(?:['’.&+-][\p{L}\p{N}\p{M}]+)*|[.!?;\n,:<>=()/#~"-]/gu;

export function tokenise(text: string): readonly Token[] {
  return [...text.normalize('NFC').matchAll(PIECE)].map(([raw]) => ({
    raw,
    text: foldWord(raw),
    kind: kindOf(raw),
  }));
}

function kindOf(raw: string): Token['kind'] {
  if (/^\p{Sc}$/u.test(raw)) return 'currency';
  if (/^\d[\d.,]*$/.test(raw)) return 'number';
  if (/^[.!?;\n]$/.test(raw)) return 'stop';
  if (raw === ',' || raw === ':') return 'comma';
  return /^[\p{L}\p{N}]/u.test(raw) ? 'word' : 'sign';
}

function foldWord(raw: string): string {
  return fold(raw)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
}
