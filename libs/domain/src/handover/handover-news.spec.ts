import type { Memory } from '../memory/memory';
import type { HandoverStatus } from './handover';
import { handoverNews } from './handover-news';

describe('handoverNews', () => {
  it.each<[Memory['handover'], HandoverStatus, string[]]>([
    ['none', 'none', []],
    ['none', 'requested', []],
    ['requested', 'requested', []],
    ['none', 'accepted', ['HandoverAccepted']],
    ['requested', 'accepted', ['HandoverAccepted']],
    ['requested', 'human', ['HandoverAccepted']],
    ['accepted', 'human', []],
    ['none', 'returned', []],
    ['requested', 'returned', ['HandoverReturned']],
    ['accepted', 'returned', ['HandoverReturned']],
    ['requested', 'none', []],
  ])('a lineage that knows of "%s" hears of "%s" %j', (told, status, types) => {
    expect(handoverNews(told, status).map(({ type }) => type)).toEqual(types);
  });
});
