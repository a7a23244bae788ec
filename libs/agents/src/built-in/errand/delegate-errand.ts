import { state, type Move } from '../policy/move';
import { isOffered, leadId, type ErrandGround } from './errand-ground';

/** Passes the conversation to a person with the tool; undefined where that needs no tool, or cannot be done with it. */
export async function delegate(ground: ErrandGround): Promise<readonly Move[] | undefined> {
  const { request } = ground;
  const lead = leadId(ground);
  if (!isOffered(ground, 'delegate_conversation') || request.conversationId === null || lead === undefined) {
    return undefined;
  }
  const outcome = await request.tools.call('delegate_conversation', {
    conversation: request.conversationId,
    lead_id: lead,
  });
  return outcome.status === 'completed'
    ? [{ move: 'hand-over', reason: 'The customer asked for a person.' }, state('handover')]
    : undefined;
}
