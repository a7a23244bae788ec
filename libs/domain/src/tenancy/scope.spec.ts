import { allows, type Scope } from './scope';

describe('allows', () => {
  it.each<[string[], Scope, boolean]>([
    [['invoke:states:write'], 'invoke:states:write', true],
    [['invoke:states:write'], 'invoke:states:read', true],
    [['invoke:states:read'], 'invoke:states:write', false],
    [['invoke:*:*'], 'invoke:states:write', true],
    [['*:*:*'], 'admin:*:*', true],
    [['admin:*:*'], 'admin:*:*', true],
    [['admin:keys:*'], 'admin:*:*', false],
    [['invoke:states:write'], 'admin:*:*', false],
    [['chat:conversations:write'], 'chat:control:write', false],
    [[], 'invoke:states:read', false],
    [['invoke'], 'invoke:states:read', false],
  ])('%j grants %s: %s', (granted, needed, expected) => {
    expect(allows(granted, needed)).toBe(expected);
  });
});
