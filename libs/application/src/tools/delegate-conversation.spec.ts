import { EMPTY_MEMORY } from '@app/domain';
import { DelegateConversation } from './delegate-conversation';

const delegate = (conversationId: string | null, conversation: string) =>
  new DelegateConversation().run(
    { conversation, lead_id: 'l' },
    { businessId: 'demo', conversationId, customer: { leadId: 'l' }, told: EMPTY_MEMORY },
  );

describe('DelegateConversation', () => {
  it('asks for a person in the conversation that is going on', async () => {
    await expect(delegate('c1', 'c1')).resolves.toMatchObject({
      status: 'completed',
      result: { kind: 'delegation' },
    });
  });

  it('leaves other conversations alone', async () => {
    await expect(delegate('c1', 'c2')).resolves.toMatchObject({
      status: 'failed',
      reason: 'not_this_conversation',
    });
  });

  it('takes any name for a session that has none', async () => {
    await expect(delegate(null, 'this one')).resolves.toMatchObject({ status: 'completed' });
  });
});
