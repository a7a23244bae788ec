import type { ReviewFacts } from './draft';
import { reviewProductClaims } from './product-specialist';
import { reviewPromises } from './sales-manager';

/**
 * What both supervisors leave of a part of a message, with white space around it; empty when nothing is left. What
 * remains of sentences may claim something together, so it is read again.
 */
export function reviewPassage(text: string, facts: ReviewFacts): string {
  const once = readBy(text, facts);
  if (once === text || once === '') return once;
  return readBy(once, facts) === once ? once : '';
}

function readBy(text: string, facts: ReviewFacts): string {
  const { messages } = reviewProductClaims([text], facts);
  const [kept = ''] = reviewPromises(messages, facts).messages;
  if (kept === text || kept.trim() === '') return kept.trim() === '' ? '' : kept;
  const after = /\s*$/.exec(text)?.[0] ?? '';
  const isLine = text.includes('\n') && !after.includes('\n');
  return (/^\s*/.exec(text)?.[0] ?? '') + kept.trim() + (isLine ? '\n' : after);
}
