import type { Move } from '../policy/move';
import type { Findings } from '../retrieval/findings';
import type { Understanding } from '../understanding/understanding';
import { confirmOrder, placeOrder } from './order-errand';
import { delegate } from './delegate-errand';
import type { ErrandGround } from './errand-ground';
import { askMeetingAgain, meet } from './meeting-errand';

/** Does with a tool what the customer asks for, where the tool is offered; undefined: it is only to be talked about. */
export async function runErrand(
  act: Understanding,
  found: Findings,
  ground: ErrandGround,
): Promise<readonly Move[] | undefined> {
  if (act.kind === 'handover') return delegate(ground);
  if (act.kind === 'order') return confirmOrder(act, found, ground);
  if (act.kind === 'confirmed-order') return placeOrder(found, ground);
  if (isNotFollowed(act, found)) return askMeetingAgain(ground);
  return act.kind === 'appointment' ? meet(ground) : undefined;
}

/** Words of which neither the readers nor the shop make anything. */
function isNotFollowed(act: Understanding, found: Findings): boolean {
  if (act.kind === 'unclear') return true;
  const isUnknown =
    found.kind === 'nothing' && found.gone.length === 0 && (found.answer?.entry ?? null) === null;
  return act.kind === 'search' && !act.isOfThisShop && isUnknown;
}
