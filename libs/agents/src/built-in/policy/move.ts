import type { ReplyPart, SearchCriteria } from '@app/domain';
import type { Service } from '../understanding/service-reader';

/** Statements that need no answer. Values fill the phrase's `{places}`. */
export type Statement =
  | 'greeting'
  | 'welcome-back'
  | 'thanks'
  | 'goodbye'
  | 'identity'
  | 'capabilities'
  | 'unclear'
  | 'unclear-again'
  | 'other-language'
  | 'unreadable'
  | 'noted'
  | 'found-many'
  | 'found-one'
  | 'found-loosely'
  | 'found-more'
  | 'nothing-found'
  | 'nothing-more'
  | 'nearest'
  | 'answer'
  | 'answer-unknown'
  | 'details-price'
  | 'details-availability'
  | 'details-attribute'
  | 'details-unknown'
  | 'details-says'
  | 'details-link'
  | 'compare-prices'
  | 'compare-same-price'
  | 'compare-attribute'
  | 'compare-alike'
  | 'order-link'
  | 'order-no-link'
  | 'order-which'
  | 'appointment'
  | 'order-done'
  | 'order-done-unpriced'
  | 'order-unknown'
  | 'order-refused'
  | 'order-price-changed'
  | 'order-price-fixed'
  | 'order-price-unknown'
  | 'order-one-by-one'
  | 'order-quantity-impossible'
  | 'meeting-done'
  | 'meeting-past'
  | 'meeting-no-day'
  | 'meeting-taken'
  | 'meeting-refused'
  | 'plan-prices'
  | 'colleague-said'
  | 'suggested'
  | 'guided'
  | 'not-here'
  | 'handover'
  | `service-${Service}`
  | 'plan-fits'
  | 'plan-suits'
  | 'plan-size-unknown'
  | 'plan-is-largest'
  | 'foreign-currency'
  | 'catalogue-empty'
  | 'ok-no'
  | 'verbatim';

/** Questions, each of which a later "yes" can be read by. */
export type Ask =
  | 'find-product'
  | 'what-looking-for'
  | 'stands-out-one'
  | 'stands-out-two'
  | 'stands-out-many'
  | 'other-colour'
  | 'budget'
  | 'brand'
  | 'without-price'
  | 'without-brand'
  | 'without-colour'
  | 'without-size'
  | 'without-attributes'
  | 'without-words'
  | 'hand-over'
  | 'anything-else'
  | 'which-one'
  | 'buy'
  | 'what-instead'
  | 'confirm-order'
  | 'confirm-order-unpriced'
  | 'order-quantity'
  | 'meeting-time'
  | 'meeting-day'
  | 'meeting-hour'
  | 'meeting-type'
  | 'meeting-other'
  | 'plan-needs'
  | 'demo';

export type Values = Readonly<Record<string, string>>;

/** One step of a reply, before it is put into words. */
export type Move =
  | {
      readonly move: 'recommend';
      readonly productIds: readonly string[];
      readonly criteria: SearchCriteria | null;
    }
  | { readonly move: 'state'; readonly what: Statement; readonly values?: Values }
  | { readonly move: 'ask'; readonly what: Ask; readonly values?: Values }
  | { readonly move: 'suggest'; readonly asks: readonly string[] }
  | { readonly move: 'fact'; readonly part: Extract<ReplyPart, { kind: 'search' | 'knowledge' }> }
  | { readonly move: 'hand-over'; readonly reason: string };

export function state(what: Statement, values?: Values): Move {
  return values === undefined ? { move: 'state', what } : { move: 'state', what, values };
}

export function ask(what: Ask, values?: Values): Move {
  return values === undefined ? { move: 'ask', what } : { move: 'ask', what, values };
}
