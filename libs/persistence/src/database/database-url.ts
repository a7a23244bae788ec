import { resolve } from 'node:path';
import { StorageStartError } from './storage-start.error';

export type DatabaseUrl =
  | { readonly dialect: 'sqlite'; /** Absolute path. */ readonly file: string }
  | {
      readonly dialect: 'postgres';
      /** The URL without our own `schema` parameter. */
      readonly connectionString: string;
      readonly schema: string;
    };

/**
 * Reads `sqlite:<path>` or `postgres://user:password@host:port/database`, the latter with an optional `?schema=name`.
 * @throws StorageStartError
 */
export function parseDatabaseUrl(url: string): DatabaseUrl {
  if (url.startsWith('sqlite:')) return parseSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return parsePostgres(url);
  throw new StorageStartError(
    'DATABASE_URL must be sqlite:<path> or postgres://<user>:<password>@<host>/<database>',
  );
}

function parseSqlite(path: string): DatabaseUrl {
  const file = path.replace(/^\/\/(?=\/)/, '');
  if (file === '' || file.startsWith(':') || file.startsWith('file:')) {
    throw new StorageStartError(
      'DATABASE_URL names no file: write sqlite:<path>, such as sqlite:data/sales-assistant.db',
    );
  }
  return { dialect: 'sqlite', file: resolve(file) };
}

function parsePostgres(url: string): DatabaseUrl {
  const parsed = parseUrl(url);
  const schema = parsed.searchParams.get('schema') ?? 'public';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new StorageStartError(
      'the schema in DATABASE_URL must be lower-case letters, digits and underscores',
    );
  }
  parsed.searchParams.delete('schema');
  return { dialect: 'postgres', connectionString: parsed.toString(), schema };
}

function parseUrl(url: string): URL {
  try {
    return new URL(url);
  } catch (cause) {
    throw new StorageStartError(
      'DATABASE_URL is no valid URL: escape special characters in its password with %',
      { cause },
    );
  }
}
