import type { JsonObject } from '@app/domain';
import type { FunctionAnswer, ModelFunction } from './model-function';

/** Short things that the customer can send with one tap. */
export class SuggestQuestions implements ModelFunction {
  readonly name = 'suggest_questions';
  readonly description = 'Offer the customer one to four short things to say next.';
  readonly isLookUp = false;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: {
      questions: {
        type: 'array',
        minItems: 1,
        maxItems: 4,
        items: { type: 'string', minLength: 1, maxLength: 120 },
      },
    },
    required: ['questions'],
    additionalProperties: false,
  };

  run(args: JsonObject): Promise<FunctionAnswer> {
    const questions = (args['questions'] as readonly string[]).map((question) => question.trim());
    return Promise.resolve({ result: { offered: true }, parts: [{ kind: 'suggestions', questions }] });
  }
}
