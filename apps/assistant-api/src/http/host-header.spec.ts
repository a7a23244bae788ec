import { requireHost } from './host-header';

const asked =
  (...hosts: readonly string[]) =>
  (httpVersion = '1.1') =>
    requireHost({ rawHeaders: ['Accept', '*/*', ...hosts.flatMap((host) => ['hOst', host])], httpVersion });

describe('the Host of a request', () => {
  it.each([
    'localhost',
    'shop.example.:443',
    'my_service:3000',
    '127.0.0.1:80',
    '[::1]:3000',
    '[2001:db8::7]',
    'xn--bcher-kva.example',
    'a%20b',
    'shop.example:',
  ])('may be %j', (host) => {
    expect(asked(host)).not.toThrow();
  });

  it.each([
    '',
    ' ',
    ':80',
    'a b',
    'a/b',
    'a?b',
    'a@b',
    'user:pw@a',
    'http://a',
    'a:b',
    'a:80:80',
    'a:65536',
    '::1',
    '[::1',
    '[::1]x',
    '[v1.x]',
    '[10.0.0.1]',
    'a%2',
    'bücher.example',
    'a"b',
    'a<b>',
    'a\\b',
  ])('may not be %j', (host) => {
    expect(asked(host)).toThrow('The Host header is not a host with or without a port.');
    expect(() => asked(host)('1.0')).toThrow();
  });

  it('is one, but none in a request of HTTP/1.0', () => {
    expect(asked()).toThrow('has one Host header');
    expect(asked('a', 'a')).toThrow('has one Host header');
    expect(() => asked()('1.0')).not.toThrow();
    expect(() => asked('a', 'a')('1.0')).toThrow('has one Host header');
  });
});
