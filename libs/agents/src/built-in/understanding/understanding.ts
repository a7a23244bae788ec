import type { Count } from './said-number';
import type { PlanNeeds } from './plan-needs-reader';
import type { Service } from './service-reader';
import type { StatedPrice } from './stated-price-reader';
import type { Wish } from './wish';

/** Something that was shown, by how the customer points at it. */
export type Reference =
  | { readonly by: 'position'; readonly position: number }
  | { readonly by: 'last' }
  | { readonly by: 'price'; readonly end: 'lowest' | 'highest' }
  | { readonly by: 'name'; readonly productIds: readonly string[] }
  | { readonly by: 'pronoun' };

/** One thing that the customer does in a turn; a turn is a list of them. */
export type Understanding =
  /** A new search, or (`fresh: 'unsure'`) perhaps one more word about the last one. */
  | {
      readonly kind: 'search';
      readonly wish: Wish;
      readonly fresh: 'yes' | 'keep-budget' | 'unsure';
      readonly isQuestion: boolean;
      /** Whether the thing was asked for ("I need") rather than only mentioned. */
      readonly isAskedFor: boolean;
      /** Whether it was asked for, or has at least one word that this shop's catalogue has too. */
      readonly isOfThisShop: boolean;
    }
  | { readonly kind: 'refine'; readonly wish: Wish }
  | { readonly kind: 'more' }
  | { readonly kind: 'details'; readonly target: Reference; readonly aspects: readonly string[] }
  | { readonly kind: 'compare'; readonly targets: readonly Reference[] }
  /** Things that are not in view, by their names. */
  | { readonly kind: 'compare-named'; readonly names: readonly string[] }
  | ({ readonly kind: 'plan-advice' } & PlanNeeds)
  /** A larger plan than the customer has. */
  | { readonly kind: 'plan-upgrade' }
  /** Something that a person of the shop has to do. */
  | { readonly kind: 'service'; readonly service: Service; readonly words: readonly string[] }
  /** Something in view, or (`wish`) by its name. */
  | {
      readonly kind: 'order';
      readonly target: Reference | null;
      readonly wish: Wish | null;
      /** Null: not said. */
      readonly quantity: Count | null;
      /** Whether the number stands beside the name, and may be part of it: "batteries x 4". */
      readonly isNumberBeside?: true;
      /** What the customer wants to pay for it, where that was said. */
      readonly price?: StatedPrice;
      /** Whether more was ordered in the same breath, which comes up afterwards. */
      readonly isFirstOfSeveral?: true;
    }
  /** "Yes" to the summary of an order. */
  | { readonly kind: 'confirmed-order' }
  /** What a customer tells about their company and needs. */
  | { readonly kind: 'needs-told' }
  /** Nobody said anything: the agent is made to speak. */
  | { readonly kind: 'speak' }
  | { readonly kind: 'shop-question'; readonly question: string; readonly words: readonly string[] }
  | { readonly kind: 'appointment' }
  | { readonly kind: 'handover' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'capabilities' }
  | { readonly kind: 'identity' }
  /** Said in a language that the agent does not speak here. */
  | { readonly kind: 'other-language' }
  /** Something other than text came in. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unclear' };

export type Order = Extract<Understanding, { kind: 'order' }>;
