import { isCurrency } from './amount-reader';
import { readGroup } from './group-reader';
import { isMeasure, isMonth } from './measure';
import { readMultiple } from './multiple-reader';
import { readSaidNumber, type Count, type SaidNumber } from './said-number';
import type { Found, Token } from './token';

/** A number that says how many. */
export interface FoundCount extends Found<Count> {
  /** Whether it says so by itself, wherever it stands: "3x", "twice", "qty 4". */
  readonly isOutright: boolean;
}

/** What makes the number after it a time, a price, a size or a place in a list. */
const NO_COUNT_AFTER =
  /^(?:in|on|by|at|until|till|within|after|before|since|is|are|was|were|costs?|price|pay|paid|sizes?|sz|#|option|first|last|version|model|level)$/;

/** The numbers of a sentence that say how many: no money, share, time, date or measure. A lone "one" may be a pronoun. */
export function readCounts(tokens: readonly Token[]): readonly FoundCount[] {
  const found: FoundCount[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const number = readNumber(tokens, at);
    if (number === undefined) continue;
    at = number.to - 1;
    const { value } = number;
    if (value !== null) found.push({ ...number, value });
  }
  return found;
}

/** The number at a position; null: one that does not say how many. */
function readNumber(
  tokens: readonly Token[],
  at: number,
): (Found<Count | null> & Pick<FoundCount, 'isOutright'>) | undefined {
  const said = readSaidNumber(tokens, at);
  const multiple = readMultiple(tokens, at, said);
  if (multiple !== undefined) return { ...multiple, isOutright: true };
  const group = readGroup(tokens, at, said);
  if (group !== undefined) return { ...group, isOutright: false };
  if (said === undefined) return undefined;
  const { from, to } = said;
  return { value: isCount(tokens, said) ? said.value : null, from, to, isOutright: false };
}

function isCount(tokens: readonly Token[], { from, to, isMoney }: SaidNumber): boolean {
  const isOne = tokens[from]?.text === 'one' && to - from === 1;
  return !isOne && !isMoney && !isOtherAfter(tokens, from) && !isMeasure(tokens, to);
}

function isOtherAfter(tokens: readonly Token[], from: number): boolean {
  const direct = tokens[from - 1];
  const before = direct?.kind === 'sign' && direct.text !== '#' ? tokens[from - 2] : direct;
  if (before === undefined) return false;
  const isTime = before.text === ':' && tokens[from - 2]?.kind === 'number';
  return isCurrency(before) || isTime || isMonth(before) || NO_COUNT_AFTER.test(before.text);
}
