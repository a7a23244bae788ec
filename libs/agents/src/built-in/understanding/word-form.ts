import { stem } from '@app/domain';

/** Whether a folded word is a plural that has a singular: `mice` and `dresses`, not `lens`. */
export function isPlural(word: string): boolean {
  const term = stem(word);
  return term !== word && term !== word.replace(/e$/, '');
}

/** Whether two words are at most one letter apart: one more, one less, another one, or two neighbours swapped. */
export function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  const [restLeft, restRight] = [left.slice(start), right.slice(start)];
  const isSwapped =
    restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2);
  return (
    isSwapped ||
    restLeft.slice(1) === restRight ||
    restLeft === restRight.slice(1) ||
    restLeft.slice(1) === restRight.slice(1)
  );
}
