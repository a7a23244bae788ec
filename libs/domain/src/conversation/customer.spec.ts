import { claimingIds, isCustomerOf, newIds, unheardIds, type CustomerIds } from './customer';

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

describe('isCustomerOf', () => {
  it.each<[readonly CustomerIds[], CustomerIds, boolean]>([
    [[{ visitorId: 'v' }], { visitorId: 'v' }, true],
    [[{ visitorId: 'v' }], { visitorId: 'v', leadId: 'l' }, true],
    [[{ visitorId: 'v' }], { visitorId: 'w', leadId: 'l' }, false],
    [[{ visitorId: 'v' }], { leadId: 'v' }, false],
    [[{ leadId: 'l' }], { leadId: 'l' }, true],
    [[{ leadId: 'l' }], { leadId: 'l', visitorId: 'w' }, true],
    [[{ leadId: 'l' }], { leadId: 'l', userId: 'u' }, true],
    [[{ leadId: 'l' }], { leadId: 'k' }, false],
    [[{ leadId: 'l' }], { userId: 'l' }, false],
    [[{ visitorId: 'v' }, { leadId: 'l' }], { visitorId: 'v' }, false],
    [[{ visitorId: 'v' }, { userId: 'u' }], { visitorId: 'v' }, false],
    [[{ visitorId: 'v' }, { leadId: 'l' }], { visitorId: 'v', leadId: 'k' }, false],
    [[{ visitorId: 'v' }, { leadId: 'l' }], { visitorId: 'v', userId: 'u' }, false],
    [[{ leadId: 'l' }, { userId: 'u' }], { userId: 'u' }, true],
    [[{ leadId: 'l' }, { userId: 'u' }], { userId: 'u', leadId: 'k' }, false],
    [[{ leadId: 'l' }, { leadId: 'k' }], { leadId: 'k' }, true],
    [[], { visitorId: 'v', leadId: 'l', userId: 'u' }, false],
    [[{ visitorId: 'v' }], {}, false],
  ])('%j is %j: %s', (known, told, expected) => {
    expect(isCustomerOf(known, told)).toBe(expected);
  });
});

describe('unheardIds', () => {
  it('are those that no conversation told of', () => {
    const known = [{ visitorId: 'v' }, { leadId: 'l' }];
    expect(unheardIds(known, { visitorId: 'v', leadId: 'l' })).toEqual({});
    expect(unheardIds(known, { visitorId: 'w', leadId: 'l', userId: 'u' })).toEqual({
      visitorId: 'w',
      userId: 'u',
    });
  });
});

describe('claimingIds', () => {
  it.each<[CustomerIds, CustomerIds]>([
    [{ visitorId: 'v' }, {}],
    [{ leadId: 'l' }, {}],
    [{ visitorId: 'v', leadId: 'l' }, { leadId: 'l' }],
    [
      { leadId: 'l', userId: 'u' },
      { leadId: 'l', userId: 'u' },
    ],
  ])('of %j: %j', (told, expected) => {
    expect(claimingIds(told)).toEqual(expected);
  });
});
