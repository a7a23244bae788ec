import { Query, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { dtoFaults, strictDtoFaults, type FaultsOf } from './validation-faults';
import { fieldErrors, invalidArgument, pointerTo } from './validation-problem';

const WHOLE = 'is not known here: the list is answered whole';

/** What becomes of a parameter without a value: it counts as one that is absent, or its DTO judges it. */
type Empty = 'absent' | 'judged';

/** The query string as its DTO class, checked; a parameter that is empty counts as one that is absent. */
export const ValidatedQuery = (): ParameterDecorator => Query(new QueryPipe());

/** The same, and a parameter that the class does not know is refused. */
export const StrictQuery = (empty: Empty = 'absent'): ParameterDecorator =>
  Query(new QueryPipe(strictDtoFaults, empty));

/** For a list that is answered whole: no parameter makes another of it. */
export const NoQuery = (): ParameterDecorator => Query(new NoQueryPipe());

export class QueryPipe implements PipeTransform<unknown, object> {
  constructor(
    private readonly faultsOf: FaultsOf = dtoFaults,
    private readonly empty: Empty = 'absent',
  ) {}

  /** @throws HttpProblem INVALID_ARGUMENT */
  transform(query: unknown, { metatype }: ArgumentMetadata): object {
    const all = Object.entries(query as Record<string, unknown>);
    const given = this.empty === 'judged' ? all : all.filter(([, value]) => value !== '');
    const sent = Object.fromEntries(given);
    const dto = plainToInstance(metatype as ClassConstructor<object>, sent, { exposeDefaultValues: true });
    const faults = this.faultsOf(dto, sent);
    if (faults.length > 0) throw invalidArgument(fieldErrors(faults, '#'));
    return dto;
  }
}

class NoQueryPipe implements PipeTransform<unknown, object> {
  /** @throws HttpProblem INVALID_ARGUMENT */
  transform(query: unknown): object {
    const given = Object.entries(query as object).filter(([, value]) => value !== '');
    if (given.length === 0) return {};
    throw invalidArgument(given.map(([name]) => ({ pointer: pointerTo(name), message: WHOLE })));
  }
}
