import { registerDecorator } from 'class-validator';

export const ID_LENGTH = 128;

const CONTROL_CHARACTERS = /\p{Cc}/u;
/** White space, and what takes no room at all, such as U+200B. */
const NOTHING_TO_READ = /^[\s\p{Cf}]*$/u;

/** A property that `holds` for, or else gets `message` as its error. */
export function rule(name: string, message: string, holds: (value: unknown) => boolean): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message },
      validator: { validate: holds },
    });
}

/** An id from outside: opaque, 1 to 128 characters, none of them a control character. */
export const IsOpaqueId = (): PropertyDecorator =>
  rule(
    'isOpaqueId',
    `must be a string of 1 to ${ID_LENGTH} characters without control characters`,
    isOpaqueId,
  );

/** Text that a person wrote: not blank, at most so many code points. */
export const IsText = (codePoints: number): PropertyDecorator =>
  rule('isText', textMessage(codePoints), (value) => isText(value, codePoints));

export function isOpaqueId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= ID_LENGTH &&
    !CONTROL_CHARACTERS.test(value)
  );
}

/** Whether a person would see nothing of it. */
export function isBlankText(value: string): boolean {
  return NOTHING_TO_READ.test(value);
}

export function isText(value: unknown, codePoints: number): value is string {
  if (typeof value !== 'string' || isBlankText(value)) return false;
  return value.length <= codePoints || (value.length <= 2 * codePoints && [...value].length <= codePoints);
}

export function textMessage(codePoints: number): string {
  return `must be text of 1 to ${codePoints} characters, not only white space`;
}
