import {
  getMetadataStorage,
  ValidationTypes,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type DtoClass = new () => object;

/** Whether a value passes; a value that only the whole walk of class-validator can judge does not. */
type Rule = (value: unknown, object: object) => boolean;

interface PropertyPlan {
  readonly name: string;
  readonly conditions: readonly Rule[];
  readonly rules: readonly Rule[];
  readonly isNested: boolean;
}

type Plan = ReadonlyMap<string, PropertyPlan>;

const { CONDITIONAL_VALIDATION, CUSTOM_VALIDATION, IS_DEFINED, NESTED_VALIDATION, WHITELIST } =
  ValidationTypes;
const UNDERSTOOD: ReadonlySet<string> = new Set([
  CONDITIONAL_VALIDATION,
  CUSTOM_VALIDATION,
  IS_DEFINED,
  NESTED_VALIDATION,
  WHITELIST,
]);

/** Read once for each class: decorators have all run before its first object is there. Null is a class that is not understood. */
const plans = new Map<DtoClass, Plan | null>();

/**
 * Whether class-validator would find nothing wrong with a DTO, without its walk through the decorators' metadata. Takes
 * out what no class knows, as `whitelist` does. False may also mean that it cannot tell.
 */
export function isSurelyValid(dto: object): boolean {
  const plan = planOf(dto.constructor as DtoClass);
  if (plan === null) return false;
  for (const name of Object.keys(dto)) {
    if (plan.has(name)) continue;
    if (name in Object.prototype) return false;
    delete (dto as Record<string, unknown>)[name];
  }
  for (const property of plan.values()) {
    if (!isPropertyValid(property, dto)) return false;
  }
  return true;
}

function isPropertyValid({ name, conditions, rules, isNested }: PropertyPlan, dto: object): boolean {
  const value = (dto as Readonly<Record<string, unknown>>)[name];
  for (const isAsked of conditions) if (!isAsked(value, dto)) return true;
  for (const holds of rules) if (!holds(value, dto)) return false;
  return !isNested || isNestedValid(value);
}

function isNestedValid(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every(isNestedValid);
  return value instanceof Object && isSurelyValid(value);
}

function planOf(dtoClass: DtoClass): Plan | null {
  const known = plans.get(dtoClass);
  if (known !== undefined) return known;
  const plan = typeof dtoClass === 'function' ? makePlan(dtoClass) : null;
  plans.set(dtoClass, plan);
  return plan;
}

function makePlan(dtoClass: DtoClass): Plan | null {
  const all = getMetadataStorage().getTargetValidationMetadatas(dtoClass, '', false, false);
  if (all.length === 0 || !all.every(({ type }) => UNDERSTOOD.has(type))) return null;
  const plan = new Map<string, PropertyPlan>();
  for (const name of new Set(all.map(({ propertyName }) => propertyName))) {
    const own = all.filter(({ propertyName }) => propertyName === name);
    const ofType = (type: string): readonly Metadata[] => own.filter((metadata) => metadata.type === type);
    plan.set(name, {
      name,
      conditions: ofType(CONDITIONAL_VALIDATION).map(toCondition),
      rules: [...ofType(IS_DEFINED), ...ofType(CUSTOM_VALIDATION)].flatMap(toRules),
      isNested: ofType(NESTED_VALIDATION).length > 0,
    });
  }
  return plan;
}

function toCondition({ constraints }: Metadata): Rule {
  const isAsked = constraints[0] as (object: object, value: unknown) => unknown;
  return (value, object) => Boolean(isAsked(object, value));
}

function toRules(metadata: Metadata): readonly Rule[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(metadata.constraintCls)
    .map(({ instance }) => toRule(metadata, instance));
}

function toRule(metadata: Metadata, constraint: ValidatorConstraintInterface): Rule {
  const { propertyName: property, constraints, each, validateIf } = metadata;
  const passes = (value: unknown, args: ValidationArguments): boolean =>
    constraint.validate(value, args) === true;
  return (value, object) => {
    if (validateIf?.(object, value) === false) return true;
    const args = { targetName: object.constructor.name, property, object, value, constraints };
    if (!each || !Array.isArray(value)) return passes(value, args);
    return value.every((item) => passes(item, args));
  };
}
