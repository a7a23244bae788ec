import { newIds, type CustomerIds } from './customer';

describe('newIds', () => {
  it.each<[CustomerIds, CustomerIds, CustomerIds | null]>([
    [{}, {}, null],
    [{}, { visitorId: 'v' }, { visitorId: 'v' }],
    [{ visitorId: 'v' }, { visitorId: 'v' }, null],
    [{ visitorId: 'v' }, { visitorId: 'v', leadId: 'l' }, { leadId: 'l' }],
    [{ visitorId: 'v' }, { visitorId: 'w' }, { visitorId: 'w' }],
    [{ visitorId: 'v' }, { visitorId: undefined }, null],
    [{ leadId: 'l', userId: 'u' }, { userId: 'u2' }, { userId: 'u2' }],
  ])('%j told %j: %j', (known, told, expected) => {
    expect(newIds(known, told)).toEqual(expected);
  });
});
