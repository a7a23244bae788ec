import { HandoversRequestDto } from '../admin/handovers/handover.dto';
import { PageRequestDto } from './page-request.dto';
import { HttpProblem } from './problem/http.problem';
import { QueryPipe } from './validated-query';
import { strictDtoFaults } from './validation-faults';

function faultsOf(query: object, metatype: new () => object = PageRequestDto): HttpProblem['fields'] {
  try {
    new QueryPipe(strictDtoFaults).transform(query, { type: 'query', metatype });
  } catch (error) {
    if (error instanceof HttpProblem) return error.fields;
    throw error;
  }
  return [];
}

describe('a strict query string', () => {
  it.each([
    ['limt', PageRequestDto, 'cursor, limit'],
    ['cursor', HandoversRequestDto, 'status, limit'],
    ['__proto__', PageRequestDto, 'cursor, limit'],
    ['constructor', PageRequestDto, 'cursor, limit'],
    ['toString', PageRequestDto, 'cursor, limit'],
    ['hasOwnProperty', PageRequestDto, 'cursor, limit'],
  ])('names the parameters that are known, where %s is not', (name, metatype, known) => {
    const query: object = Object.fromEntries([[name, '1']]);
    expect(faultsOf(query, metatype)).toEqual([
      { pointer: `#/${name}`, message: `is not known here: the fields are ${known}` },
    ]);
  });

  it.each([{}, { limit: '2' }, { limit: '', cursor: '' }, { limt: '' }])('takes %j', (query) => {
    expect(faultsOf(query)).toEqual([]);
  });

  it('leaves a query to the contract that says nothing of what it does not know', () => {
    const query = new QueryPipe().transform({ limt: '1' }, { type: 'query', metatype: PageRequestDto });
    expect(query).toEqual({ limit: 50 });
  });
});
