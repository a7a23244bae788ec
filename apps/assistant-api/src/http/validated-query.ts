import { Query, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { dtoFaults } from './validation-faults';
import { fieldErrors, invalidArgument } from './validation-problem';

/** The query string as its DTO class, checked; a parameter that is empty counts as one that is absent. */
export const ValidatedQuery = (): ParameterDecorator => Query(new QueryPipe());

class QueryPipe implements PipeTransform<unknown, object> {
  /** @throws HttpProblem INVALID_ARGUMENT */
  transform(query: unknown, { metatype }: ArgumentMetadata): object {
    const given = Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== '');
    const dto = plainToInstance(metatype as ClassConstructor<object>, Object.fromEntries(given), {
      exposeDefaultValues: true,
    });
    const faults = dtoFaults(dto);
    if (faults.length > 0) throw invalidArgument(fieldErrors(faults, '#'));
    return dto;
  }
}
