import { DomainError, type FieldError } from '@app/domain';

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;

const CONTROL_CHARACTER = /\p{Cc}/u;
/** Not white space, and nothing that takes no room, such as U+200B; the Braille blank is neither by its properties. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Collects everything that is wrong with a request, then refuses it once, naming each field. */
export class FieldCheck {
  private readonly fields: FieldError[] = [];

  require(holds: boolean, pointer: string, message: string): this {
    if (!holds) this.fields.push({ pointer, message });
    return this;
  }

  /** An id that a shop chooses: it stands in paths and on command lines. */
  id(value: string, pointer: string): this {
    return this.require(
      ID.test(value),
      pointer,
      'must be 1 to 128 letters, digits, dots, hyphens or underscores, and begin and end with a letter or digit',
    );
  }

  /** Text of `minimum` to `maximum` code points that both databases keep as it is. */
  text(value: string, pointer: string, minimum: number, maximum: number): this {
    const length = value.length > maximum * 2 ? Infinity : [...value].length;
    return this.require(
      length >= minimum && length <= maximum && (minimum === 0 || VISIBLE.test(value)),
      pointer,
      `must be text of ${minimum} to ${maximum} characters`,
    ).require(
      value.isWellFormed() && !value.includes('\u0000'),
      pointer,
      'must hold no NUL and no half of a surrogate pair',
    );
  }

  /** What people choose from a list: text of 1 to `maximum` code points on one line. */
  name(value: string, pointer: string, maximum: number): this {
    if (CONTROL_CHARACTER.test(value)) return this.require(false, pointer, 'must hold no control characters');
    return this.text(value, pointer, 1, maximum);
  }

  /** @throws DomainError INVALID_ARGUMENT with one entry for each field that is wrong */
  refuseIfWrong(): void {
    if (this.fields.length === 0) return;
    const [first] = this.fields;
    throw new DomainError(
      'INVALID_ARGUMENT',
      this.fields.length === 1 && first !== undefined
        ? `${first.pointer}: ${first.message}`
        : `${this.fields.length} fields are wrong: ${this.fields.map(({ pointer }) => pointer).join(', ')}`,
      { fields: this.fields },
    );
  }
}
