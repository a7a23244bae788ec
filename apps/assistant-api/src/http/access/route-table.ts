import { BUSINESS_PATH } from './business-path';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly method: string;
}

/** Which methods each path knows, so that a wrong one is answered with 405 and the right ones. */
export class RouteTable {
  private readonly routes: KnownRoute[] = [];

  /** @throws Error when a route below a business does not name it the way the key check reads it */
  add(url: string, methods: string | readonly string[]): void {
    if (url.startsWith('/internal/v1/businesses/') && !url.startsWith(`/${BUSINESS_PATH}/`)) {
      throw new Error(`${url} must begin with /${BUSINESS_PATH}/: the key check reads that parameter`);
    }
    for (const method of [methods].flat()) this.routes.push({ pattern: toPattern(url), method });
  }

  /** In alphabetical order; empty for a path that is unknown. */
  allowedMethods(path: string): readonly string[] {
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

/** `:name` stands for one path segment, `::` for a colon, `*` for any rest. */
function toPattern(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('::', '\u0000')
    .replace(/:[A-Za-z_]+/g, '[^/]+')
    .replaceAll('*', '.*')
    .replaceAll('\u0000', ':');
  return new RegExp(`^${source}$`);
}
