import { urlField } from './url-field';

const read = (value: unknown) => {
  const leftOut: string[] = [];
  return { url: urlField(value, 'imageUrl', (why) => leftOut.push(why)), leftOut };
};
const NOT_HTTPS = 'imageUrl is not an https address of at most 2048 characters: left out';
const PASSWORD = 'imageUrl has a user name or a password in it: left out';
const PRIVATE = 'imageUrl is an address in a private or reserved network: left out';

describe('urlField', () => {
  it.each([
    ['https://shop.example/a b', 'https://shop.example/a%20b'],
    ['https://8.8.8.8/x', 'https://8.8.8.8/x'],
    ['https://198.17.0.1/x', 'https://198.17.0.1/x'],
    ['https://[2606:4700:4700::1111]/x', 'https://[2606:4700:4700::1111]/x'],
    ['https://@shop.example/x', 'https://shop.example/x'],
    ['https://shop.example./', 'https://shop.example./'],
    ['https://localhost.example/', 'https://localhost.example/'],
    ['https://test.example/', 'https://test.example/'],
    ['https://shop.latest/', 'https://shop.latest/'],
    ['https://e164.arpa/', 'https://e164.arpa/'],
    ['https://172.32.0.1/', 'https://172.32.0.1/'],
  ])('keeps %s', (value, url) => {
    expect(read(value)).toEqual({ url, leftOut: [] });
  });

  it.each([undefined, null, ''])('has nothing to tell of %j', (value) => {
    expect(read(value)).toEqual({ url: null, leftOut: [] });
  });

  it.each([
    'http://shop.example/a.jpg',
    'javascript:alert(1)',
    '/a.jpg',
    7,
    `https://a.example/${'x'.repeat(2048)}`,
  ])('leaves %j out', (value) => {
    expect(read(value)).toEqual({ url: null, leftOut: [NOT_HTTPS] });
  });

  it.each(['https://user:pw@shop.example/a.jpg', 'https://user@shop.example/', 'https://:pw@shop.example/'])(
    'leaves %s out',
    (value) => {
      expect(read(value)).toEqual({ url: null, leftOut: [PASSWORD] });
    },
  );

  it.each([
    'https://169.254.169.254/latest/meta-data',
    'https://127.1/',
    'https://0x7f000001/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://100.64.0.1/',
    'https://192.0.0.8/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://198.19.255.255/',
    'https://203.0.113.7/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::127.0.0.1]/',
    'https://[::8.8.8.8]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:0:10.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[64:ff9b:1::1]/',
    'https://[100::1]/',
    'https://[2001::1]/',
    'https://[2001:db8::1]/',
    'https://[2002:a00:1::]/',
    'https://[3fff::1]/',
    'https://[5f00::1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://metadata.google.internal/',
    'https://router.home.arpa/',
    'https://intranet/x',
    'https://intranet./x',
    'https://shop.lan/',
    'https://shop.TEST./',
    'https://shop.invalid/',
    'https://shop.onion/',
    'https://shop.localdomain/',
    'https://shop.home/',
    'https://shop.corp/',
    'https://shop.intranet/',
    'https://shop.private/',
    'https://shop.alt/',
    'https://1.0.0.10.in-addr.arpa/',
    'https://8.b.d.0.1.0.0.2.ip6.arpa/',
    'https://.com/',
    'https://shop..com/',
    'https://shop.com../',
    'https://./',
  ])('leaves %s out', (value) => {
    expect(read(value)).toEqual({ url: null, leftOut: [PRIVATE] });
  });
});
