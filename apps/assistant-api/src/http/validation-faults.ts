import { validateSync, ValidationError, ValidationTypes } from 'class-validator';
import { isSurelyValid } from './validation-plan';

/** What is wrong with a DTO that was made of `sent`. */
export type FaultsOf = (dto: object, sent: unknown) => readonly ValidationError[];

/** What is wrong with a DTO, by its decorators; what they do not know is taken out of it. Most have nothing wrong. */
export function dtoFaults(dto: object): readonly ValidationError[] {
  return isSurelyValid(dto) ? [] : validateSync(dto, { whitelist: true, stopAtFirstError: true });
}

/** The same, and what the decorators do not know is wrong: in a request of our own it is most likely misspelt. */
export function strictDtoFaults(dto: object, sent: unknown): readonly ValidationError[] {
  return [
    ...inheritedNames(dto, sent),
    ...validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true }),
  ];
}

/** class-transformer leaves out what an object inherits (`toString`, `__proto__`): the DTO no longer tells it was sent. */
function inheritedNames(dto: unknown, sent: unknown): ValidationError[] {
  if (!isObject(dto) || !isObject(sent) || dto.constructor === Object) return [];
  return Object.keys(sent).flatMap((name) => {
    if (Object.hasOwn(dto, name)) return inheritedWithin(dto, sent, name);
    if (!(name in dto)) return [];
    const constraints = { [ValidationTypes.WHITELIST]: `property ${name} should not exist` };
    return [Object.assign(new ValidationError(), { target: dto, property: name, constraints })];
  });
}

function inheritedWithin(dto: Fields, sent: Fields, property: string): ValidationError[] {
  const children = inheritedNames(dto[property], sent[property]);
  return children.length === 0
    ? []
    : [Object.assign(new ValidationError(), { target: dto, property, children })];
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
