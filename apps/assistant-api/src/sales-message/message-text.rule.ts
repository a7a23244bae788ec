import { applyDecorators } from '@nestjs/common';
import { INPUT_LIMITS } from '@app/domain';
import { isBlankText, isText, rule } from '../http/validation-rules';

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && isBlankText(value));

/** What somebody wrote: there, a text, and not too long. */
export const IsMessageText = (): PropertyDecorator =>
  applyDecorators(
    rule('isThere', 'is required', (value) => !isBlank(value)),
    rule('isString', 'must be a string', (value) => isBlank(value) || typeof value === 'string'),
    rule(
      'isNotTooLong',
      `must have at most ${INPUT_LIMITS.textCodePoints} characters`,
      (value) => isBlank(value) || typeof value !== 'string' || isText(value, INPUT_LIMITS.textCodePoints),
    ),
  );
