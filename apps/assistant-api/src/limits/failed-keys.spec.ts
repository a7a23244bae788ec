import { FailedKeys } from './failed-keys';

describe('refused keys', () => {
  it.each([
    ['an address', '203.0.113.7', '203.0.113.7', '203.0.113.8'],
    [
      'an IPv4 address in the shape of IPv6',
      '::ffff:203.0.113.7',
      '::ffff:203.0.113.7',
      '::ffff:203.0.113.8',
    ],
    ['the network of an IPv6 address', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:3::1'],
    ['the short form of it too', '2001:db8::1', '2001:db8:0:0:9::', '2001:db8:0:1::1'],
  ])('are counted for %s', async (_name, one, same, other) => {
    const failed = new FailedKeys(2);
    expect(await failed.refusal(one)).toBeUndefined();
    expect(await failed.refusal(same)).toBeUndefined();
    expect(await failed.refusal(same)).toMatchObject({ status: 429, policies: ['failed-keys'] });
    expect(await failed.refusal(other)).toBeUndefined();
  });
});
