import { Body, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { dtoFaults, strictDtoFaults, type FaultsOf } from './validation-faults';
import { fieldErrors, invalidArgument } from './validation-problem';

/** A body as the surface spells its fields, and back from a pointer into it to one into what was sent. */
export interface SpelledBody {
  readonly value: unknown;
  readonly sentPointer: (pointer: string) => string;
}

const asSent = (value: unknown): SpelledBody => ({ value, sentPointer: (pointer) => pointer });

/**
 * The body as its DTO class, checked; fields that the class does not know are left out.
 * @param spell brings the sent spelling to the DTO's
 */
export const ValidatedBody = (spell: (body: unknown) => SpelledBody = asSent): ParameterDecorator =>
  Body(new BodyPipe(spell));

/** The body as its DTO class, checked; a field that the class does not know is refused. */
export const StrictBody = (): ParameterDecorator => Body(new BodyPipe(asSent, strictDtoFaults));

export class BodyPipe implements PipeTransform<unknown, object> {
  constructor(
    private readonly spell: (body: unknown) => SpelledBody,
    private readonly faultsOf: FaultsOf = dtoFaults,
  ) {}

  /** @throws HttpProblem INVALID_ARGUMENT with a pointer to each bad field */
  transform(body: unknown, { metatype }: ArgumentMetadata): object {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw invalidArgument([{ pointer: '#', message: 'must be a JSON object' }]);
    }
    const { value, sentPointer } = this.spell(body);
    const dto = plainToInstance(metatype as ClassConstructor<object>, value);
    const faults = this.faultsOf(dto, value);
    if (faults.length === 0) return dto;
    throw invalidArgument(
      fieldErrors(faults).map(({ pointer, message }) => ({ pointer: sentPointer(pointer), message })),
    );
  }
}
