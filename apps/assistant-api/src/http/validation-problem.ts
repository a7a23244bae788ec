import type { ValidationError } from 'class-validator';
import type { FieldError } from '@app/domain';
import { HttpProblem } from './problem/http.problem';

/** Each bad field with a JSON pointer to it, from `#`. */
export function fieldErrors(faults: readonly ValidationError[], parent = '#'): readonly FieldError[] {
  return faults.flatMap(({ property, constraints, children }) => {
    const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.values(constraints ?? {}).map((message) => ({ pointer, message }));
    return [...own, ...fieldErrors(children ?? [], pointer)];
  });
}

export function invalidArgument(fields: readonly FieldError[]): HttpProblem {
  const [first] = fields;
  const detail = first === undefined ? 'The request is not valid.' : `${first.pointer} ${first.message}.`;
  return new HttpProblem('INVALID_ARGUMENT', detail, { fields });
}
