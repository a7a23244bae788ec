import { presentedKey } from './presented-key';

describe('the key that a request presents', () => {
  it.each([
    [['x-api-key', 'k1'], 'k1'],
    [['X-API-Key', ' k1 '], 'k1'],
    [['Authorization', 'Bearer k1'], 'k1'],
    [['authorization', 'bearer  k1'], 'k1'],
    [['authorization', 'Basic dTpw', 'x-api-key', 'k1'], 'k1'],
  ])('is read from %j', (headers, key) => expect(presentedKey(headers)).toBe(key));

  it.each([
    [[]],
    [['x-api-key', '']],
    [['x-api-key', 'good, bad']],
    [['x-api-key', 'good', 'x-api-key', 'good']],
    [['x-api-key', 'good', 'X-API-KEY', 'bad']],
    [['x-api-key', 'good', 'authorization', 'Bearer good']],
    [['authorization', 'Bearer good', 'authorization', 'Bearer good']],
    [['authorization', 'Bearer']],
    [['authorization', 'Bearer a b']],
    [['authorization', 'good']],
    [['x-api-key', 'k'.repeat(10_000)]],
    [['api-key', 'good', 'cookie', 'x-api-key=good']],
  ])('is none in %j', (headers) => expect(presentedKey(headers)).toBeUndefined());
});
