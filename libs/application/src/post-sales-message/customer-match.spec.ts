import type { CustomerIds } from '@app/domain';
import { hasNewId, isCustomerOf } from './customer-match';

const KNOWN: readonly CustomerIds[] = [{ visitorId: 'v1' }, { leadId: 'l1' }];

describe('the customer of a conversation', () => {
  it.each<[CustomerIds, boolean]>([
    [{ visitorId: 'v1' }, true],
    [{ leadId: 'l1' }, true],
    [{ visitorId: 'v1', leadId: 'l1' }, true],
    [{ leadId: 'l1', visitorId: 'v2' }, true],
    [{ visitorId: 'v1', userId: 'u1' }, true],
    [{ visitorId: 'v2' }, false],
    [{ leadId: 'l2' }, false],
    [{ visitorId: 'v1', leadId: 'l2' }, false],
    [{ userId: 'u1' }, false],
    [{ userId: 'v1' }, false],
    [{}, false],
  ])('%j: %s', (told, expected) => {
    expect(isCustomerOf(KNOWN, told)).toBe(expected);
    expect(isCustomerOf([], told)).toBe(false);
  });

  it('is told anew when an id is not known yet', () => {
    expect(hasNewId(KNOWN, { visitorId: 'v1', leadId: 'l1' })).toBe(false);
    expect(hasNewId(KNOWN, { visitorId: 'v1', userId: 'u1' })).toBe(true);
    expect(hasNewId(KNOWN, { visitorId: 'l1' })).toBe(true);
  });
});
