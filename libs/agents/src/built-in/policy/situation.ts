import type { Memory, Money, SearchCriteria } from '@app/domain';
import type { Ask, Values } from './move';

/** How values are shown in the agent's language. */
export interface Presentation {
  money(price: Money): string;
  /** What was looked for: `wireless mouse under $20.00`. */
  criteria(criteria: SearchCriteria): string;
  /** `a, b or c`. */
  either(items: readonly string[]): string;
  list(items: readonly string[]): string;
}

/** Everything that a plan depends on besides the act and what was found for it. */
export interface Situation {
  readonly memory: Memory;
  /** Most products in one recommendation. */
  readonly most: number;
  readonly currency: string;
  readonly isCatalogueEmpty: boolean;
  readonly greeting: string | null;
  /** Whether a meeting can be booked here. */
  readonly canMeet: boolean;
  /** What the agent asked last, if the customer may be answering it. */
  readonly question: OpenQuestion | undefined;
  readonly show: Presentation;
}

/** The question that the agent asked last, if it was one of its own. */
export interface OpenQuestion {
  readonly ask: Ask;
  readonly values: Values;
}
