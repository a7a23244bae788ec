import type { AgentRequest } from '@app/application';
import type { Json, JsonObject, ReplyPart, SearchCriteria } from '@app/domain';

/** What the functions of one turn share. */
export interface FunctionContext {
  readonly request: AgentRequest;
  /** The limits that the customer stated, whatever the model makes of them. */
  readonly limits: SearchCriteria;
}

export interface FunctionAnswer {
  /** What the model is told. */
  readonly result: Json;
  /** What becomes of it in the turn, in order. */
  readonly parts: readonly ReplyPart[];
  /** The shop's own addresses among what was found: the only ones that a message may hold. */
  readonly links?: readonly string[];
  /** Texts of the shop's that customers may be told as they stand. */
  readonly publicTexts?: readonly string[];
}

/** Something that the model may call. `parameters` is a JSON Schema of an object. */
export interface ModelFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
  /** Whether it only finds out, so that an answer is still to come. */
  readonly isLookUp: boolean;
  run(args: JsonObject, context: FunctionContext): Promise<FunctionAnswer>;
}
