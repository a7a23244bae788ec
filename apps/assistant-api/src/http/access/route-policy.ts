import 'reflect-metadata';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Scope } from '@app/domain';

/** What a route asks of its callers and takes as a body. A route that names none of them is closed. */
export interface RoutePolicy {
  /** What the key must allow. */
  readonly scope?: Scope;
  /** Answers without a key. */
  readonly open?: true;
  /** Answers every key, whatever it may do. */
  readonly anyKey?: true;
  /** `stream` hands the body over unread, whatever its type and size; the handler limits it. Default: strict JSON. */
  readonly body?: 'json' | 'stream';
}

const ROUTE_CONFIG = '__fastify_route_config__';

function policy(part: RoutePolicy): MethodDecorator {
  return (target, property, descriptor) => {
    const known: unknown = Reflect.getMetadata(ROUTE_CONFIG, descriptor.value as object);
    return RouteConfig({ ...(known ?? {}), ...part })(target, property, descriptor);
  };
}

/** Only keys with this scope, and only for their own business when the path names one. */
export const NeedsScope = (scope: Scope): MethodDecorator => policy({ scope });
/** Every valid key may call this. */
export const NeedsAnyKey = (): MethodDecorator => policy({ anyKey: true });
/** Anybody may call this. */
export const OpenToAll = (): MethodDecorator => policy({ open: true });
/** The handler reads the body itself: `request.body` is the raw `IncomingMessage`. */
export const StreamedBody = (): MethodDecorator => policy({ body: 'stream' });
