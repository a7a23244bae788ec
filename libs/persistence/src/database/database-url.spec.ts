import { resolve } from 'node:path';
import { parseDatabaseUrl } from './database-url';
import { StorageStartError } from './storage-start.error';

describe('parseDatabaseUrl', () => {
  it.each([
    ['sqlite:data/shop.db', resolve('data/shop.db')],
    ['sqlite:/var/lib/shop.db', '/var/lib/shop.db'],
    ['sqlite:///var/lib/shop.db', '/var/lib/shop.db'],
  ])('reads %s', (url, file) => {
    expect(parseDatabaseUrl(url)).toEqual({ dialect: 'sqlite', file });
  });

  it('takes its own schema parameter out of a PostgreSQL URL', () => {
    expect(parseDatabaseUrl('postgres://u:p%40ss@host:5433/shop?sslmode=require&schema=shop_1')).toEqual({
      dialect: 'postgres',
      connectionString: 'postgres://u:p%40ss@host:5433/shop?sslmode=require',
      schema: 'shop_1',
    });
    expect(parseDatabaseUrl('postgresql://host/shop')).toMatchObject({ schema: 'public' });
  });

  it.each([
    'mysql://host/shop',
    '',
    'sqlite:',
    'sqlite::memory:',
    'sqlite:file:x?mode=memory',
    'postgres://host/shop?schema=a;drop',
    'postgres://host/shop?schema=Upper',
    'postgres://u:p@ss:word@[host/shop',
  ])('refuses %s, naming DATABASE_URL', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(StorageStartError);
    expect(() => parseDatabaseUrl(url)).toThrow(/DATABASE_URL/);
  });
});
