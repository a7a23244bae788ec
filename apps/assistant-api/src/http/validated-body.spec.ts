import { IssueKeyDto } from '../admin/keys/key.dto';
import { BodyPipe } from './validated-body';
import { strictDtoFaults } from './validation-faults';
import { HttpProblem } from './problem/http.problem';

const asSent = (value: unknown) => ({ value, sentPointer: (pointer: string) => pointer });
const METADATA = { type: 'body', metatype: IssueKeyDto } as const;

function faultsOf(body: object): HttpProblem['fields'] {
  try {
    new BodyPipe(asSent, strictDtoFaults).transform(body, METADATA);
  } catch (error) {
    if (error instanceof HttpProblem) return error.fields;
    throw error;
  }
  return [];
}

describe('a strict body', () => {
  const scopes = ['invoke:*:*'];

  it('names the fields that are known, where an unknown one is', () => {
    expect(faultsOf({ scopes, lable: 'x', limits: { turns_per_day: 1 } })).toEqual([
      { pointer: '#/lable', message: 'is not known here: the fields are scopes, label, expiresAt, limits' },
      {
        pointer: '#/limits/turns_per_day',
        message:
          'is not known here: the fields are turnsPerDay, tokensPerDay, visitorTurnsPerDay, visitorTokensPerDay, requestsPerMinute, concurrentTurns',
      },
    ]);
  });

  it.each(['toString', 'valueOf', 'hasOwnProperty', 'constructor', '__proto__'])(
    'names %s, which every object inherits, as any other that is unknown',
    (name) => {
      const named = (value: unknown): [string, unknown] => [name, value];
      const limits: unknown = Object.fromEntries([named(5)]);
      const body: object = Object.fromEntries([['scopes', scopes], ['limits', limits], named(5)]);
      expect(faultsOf(body).map(({ pointer }) => pointer)).toEqual([`#/limits/${name}`, `#/${name}`]);
      expect(faultsOf(body)[1]?.message).toBe(
        'is not known here: the fields are scopes, label, expiresAt, limits',
      );
    },
  );

  it.each([
    { scopes },
    { scopes, label: 'x', expiresAt: null, limits: { turnsPerDay: 1 } },
    { scopes, limits: null },
  ])('takes %j', (body) => {
    expect(faultsOf(body)).toEqual([]);
  });

  it('leaves a body to the contract that ignores what it does not know', () => {
    expect(new BodyPipe(asSent).transform({ scopes, lable: 'x' }, METADATA)).toEqual({ scopes });
  });
});
