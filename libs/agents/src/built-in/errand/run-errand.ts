import type { Move } from '../policy/move';
import type { Findings } from '../retrieval/findings';
import type { Understanding } from '../understanding/understanding';
import { confirmOrder, placeOrder } from './order-errand';
import { delegate } from './delegate-errand';
import type { ErrandGround } from './errand-ground';
import { meet } from './meeting-errand';

/** Does with a tool what the customer asks for, where the tool is offered; undefined: it is only to be talked about. */
export async function runErrand(
  act: Understanding,
  found: Findings,
  ground: ErrandGround,
): Promise<readonly Move[] | undefined> {
  if (act.kind === 'handover') return delegate(ground);
  if (act.kind === 'order') return confirmOrder(act, found, ground);
  if (act.kind === 'confirmed-order') return placeOrder(found, ground);
  return act.kind === 'appointment' ? meet(ground) : undefined;
}
