import { textArgument } from '@app/application';
import type { JsonObject } from '@app/domain';
import type { FunctionAnswer, ModelFunction } from './model-function';

/** Asks a person of the shop to come. */
export class HandOver implements ModelFunction {
  readonly name = 'hand_over';
  readonly description =
    'Ask a person of the shop to take over: when the customer asks for one, complains, or needs what you cannot do.';
  readonly isLookUp = false;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: {
      reason: { type: 'string', minLength: 1, maxLength: 300, description: 'In English, for the shop' },
      reasonNative: {
        type: 'string',
        minLength: 1,
        maxLength: 300,
        description: "In the customer's language",
      },
    },
    required: ['reason'],
    additionalProperties: false,
  };

  run(args: JsonObject): Promise<FunctionAnswer> {
    const reason = textArgument(args, 'reason');
    const reasonNative = textArgument(args, 'reasonNative') || reason;
    return Promise.resolve({
      result: { asked: true },
      parts: [{ kind: 'handover', reason, reasonNative }],
    });
  }
}
