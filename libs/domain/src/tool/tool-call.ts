import type { JsonObject } from '../json';
import type { ToolName } from './tool';

/** How a call ended. `possible_match`: it is wanted, but these required arguments are still to be asked for. */
export type ToolOutcome =
  | { readonly status: 'completed'; readonly result: ToolEffect }
  | { readonly status: 'failed'; readonly reason: ToolFailure; readonly detail: string }
  | { readonly status: 'possible_match'; readonly requiredArguments: readonly string[] };

/** Why a tool refused, for the assistant to put into words. */
export type ToolFailure =
  | 'date_in_the_past'
  | 'slot_taken'
  | 'unknown_plan'
  | 'price_changed'
  | 'invalid_arguments'
  | 'not_this_conversation'
  | 'not_available';

/** What a completed call leaves behind, stored in the same transaction as the turn. Ids are UUIDv7. */
export type ToolEffect =
  | { readonly kind: 'delegation'; readonly reason: string }
  | {
      readonly kind: 'order-draft';
      readonly orderId: string;
      readonly productId: string;
      readonly title: string;
      readonly quantity: number;
      /** Minor units of `currency` for one, as the catalogue had it; null: on request. */
      readonly unitPriceMinor: number | null;
      readonly currency: string | null;
    }
  | {
      readonly kind: 'meeting';
      readonly meetingId: string;
      /** ISO 8601 UTC. */
      readonly startsAt: string;
      readonly meetingType: string;
    };

export interface ToolCall {
  readonly tool: ToolName;
  readonly arguments: JsonObject;
  readonly outcome: ToolOutcome;
}
