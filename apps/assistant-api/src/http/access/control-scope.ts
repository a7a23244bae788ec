import type { Caller } from '@app/application';
import { allows, type Scope } from '@app/domain';

/** What only the agent is to see needs a scope of its own. */
export const CONTROL: Scope = 'chat:control:write';

/** Whether the key may write control messages, and so read what they say, on whichever route. */
export function mayControl({ scopes }: Pick<Caller, 'scopes'>): boolean {
  return allows(scopes, CONTROL);
}
