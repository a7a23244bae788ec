import { getMetadataStorage, ValidationTypes, type ValidationError } from 'class-validator';
import type { FieldError } from '@app/domain';
import { HttpProblem } from './problem/http.problem';

/** Each bad field with a JSON pointer to it, from `#`. */
export function fieldErrors(faults: readonly ValidationError[], parent = '#'): readonly FieldError[] {
  return faults.flatMap(({ target, property, constraints, children }) => {
    const pointer = pointerTo(property, parent);
    const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
      pointer,
      message: rule === ValidationTypes.WHITELIST ? unknownField(target) : message,
    }));
    return [...own, ...fieldErrors(children ?? [], pointer)];
  });
}

export function pointerTo(property: string, parent = '#'): string {
  return `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function unknownField(dto: object | undefined): string {
  const dtoClass = dto?.constructor ?? Object;
  const rules = getMetadataStorage().getTargetValidationMetadatas(dtoClass, '', false, false);
  const known = new Set(rules.map(({ propertyName }) => propertyName));
  return `is not known here: the fields are ${[...known].join(', ')}`;
}

export function invalidArgument(fields: readonly FieldError[]): HttpProblem {
  const [first] = fields;
  const detail = first === undefined ? 'The request is not valid.' : `${first.pointer} ${first.message}.`;
  return new HttpProblem('INVALID_ARGUMENT', detail, { fields });
}
