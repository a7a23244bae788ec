/** What a key may do, `api:resource:action`; `*` stands for any part (`admin:*:*`). */
export type Scope = `${string}:${string}:${string}`;

/** Every scope a route asks for. */
export const SCOPES = [
  'invoke:states:read',
  'invoke:states:write',
  'sales:messages:read',
  'sales:messages:write',
  'chat:conversations:read',
  'chat:conversations:write',
  'chat:control:write',
  'admin:*:*',
] as const satisfies readonly Scope[];

/** Whether one of the granted scopes covers the needed one. `write` implies `read`. */
export function allows(granted: readonly string[], needed: Scope): boolean {
  const [api, resource, action] = needed.split(':');
  return granted.some((scope) => {
    const [grantedApi, grantedResource, grantedAction] = scope.split(':');
    return (
      covers(grantedApi, api) &&
      covers(grantedResource, resource) &&
      (covers(grantedAction, action) || (grantedAction === 'write' && action === 'read'))
    );
  });
}

function covers(granted: string | undefined, needed: string | undefined): boolean {
  return granted === '*' || granted === needed;
}
