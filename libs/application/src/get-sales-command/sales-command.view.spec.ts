import { aMemory, anAgent, aProduct, aStateRecord, saidByCustomer } from '@app/testing';
import { event, toProductCard, type DomainEvent, type InputEvent, type Memory } from '@app/domain';
import { type Conversation } from '../ports/conversation-store';
import { type JournaledTurn } from '../ports/turn-store';
import { salesCommand } from './sales-command.view';

const CONVERSATION: Conversation = {
  businessId: 'demo',
  conversationId: 'c1',
  channel: 'sales',
  name: 'Enterprise Plan Inquiry',
  key: null,
  agentDescriptorId: anAgent().descriptorId,
  siteId: 'site_456',
  sessionId: null,
  headStateId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const TURN: JournaledTurn = {
  businessId: 'demo',
  turnId: 'command-1',
  surface: 'sales-message',
  conversationId: 'c1',
  status: 'completed',
  outcome: null,
  stateId: 's1',
  input: [saidByCustomer('A demo, please') as InputEvent],
  startedAt: '2026-01-01T00:00:00.000Z',
};
const waiting = event('ToolCalled', {
  tool: 'schedule_date',
  arguments: { meeting_type: 'demo' },
  outcome: { status: 'possible_match', requiredArguments: ['date_time'] },
});

function commandOf(
  turn: Partial<JournaledTurn>,
  events: readonly DomainEvent[] = [],
  before: Memory | null = null,
) {
  const state = { ...aStateRecord('s1', []).header, events };
  const isOver = events.length > 0;
  return salesCommand({
    turn: { ...TURN, ...turn },
    conversation: CONVERSATION,
    state: isOver ? state : undefined,
    before,
  });
}
const statuses = (command: ReturnType<typeof commandOf>) => command.tools.map(({ status }) => status);

describe('salesCommand', () => {
  it('waits with nothing begun', () => {
    const command = commandOf({ status: 'pending', stateId: null });
    expect(command).toMatchObject({
      status: 'pending',
      message: 'A demo, please',
      reply: null,
      failure: null,
    });
    expect(statuses(command)).toEqual(['not_initialized', 'not_initialized', 'not_initialized']);
    expect(command.supervisors.map(({ status }) => status)).toEqual(['not_initialized', 'not_initialized']);
    expect(command.context).toBe('Previous conversation messages:\nnone\n\nProduct information:\nnone');
  });

  it('a tool that was waiting for its arguments is required while the next command runs', () => {
    const before = aMemory(saidByCustomer('Show me'), waiting);
    expect(statuses(commandOf({ status: 'running', stateId: null }, [], before))).toEqual([
      'not_initialized',
      'not_initialized',
      'required',
    ]);
  });

  it.each([
    ['CONVERSATION_BUSY', 'cancelled'],
    ['ANSWERED_BEFORE', 'cancelled'],
    ['AGENT_TIMEOUT', 'failed'],
  ])('ended with %s it is %s', (outcome, status) => {
    expect(commandOf({ status: 'failed', outcome, stateId: null })).toMatchObject({
      status,
      failure: outcome,
    });
  });

  it('tells how tools, targets and supervisors ended', () => {
    const failed = event('ToolCalled', {
      tool: 'sales_order',
      arguments: { lead_id: 'l1', plan: 'Galactic' },
      outcome: { status: 'failed', reason: 'unknown_plan', detail: 'no such plan' },
    });
    const command = commandOf({}, [
      saidByCustomer('A demo, please'),
      failed,
      waiting,
      event('MessageReplied', { text: 'When?' }),
      event('MessageReplied', { text: 'And who?' }),
      event('DraftReviewed', {
        supervisor: 'sales_manager',
        verdict: 'modified',
        comments: 'why',
        changes: [],
      }),
    ]);
    expect(statuses(command)).toEqual(['not_required', 'failed', 'possible_match']);
    expect(command.tools[1]).toMatchObject({
      failure: { reason: 'unknown_plan' },
      arguments: { plan: 'Galactic' },
    });
    expect(command.tools[2]?.requiredArguments).toEqual(['date_time']);
    expect(command.reply?.content).toBe('When?\n\nAnd who?');
    expect(command.supervisors).toEqual([
      { role: 'sales_manager', status: 'modified', comments: 'why' },
      { role: 'product_specialist', status: 'not_initialized', comments: null },
    ]);
  });

  it('who the customer is is not asked for: what is missing is the yes', () => {
    const order = event('ToolCalled', {
      tool: 'sales_order',
      arguments: { plan: 'team', quantity: 3 },
      outcome: { status: 'possible_match', requiredArguments: ['lead_id'] },
    });
    const said = [event('CustomerIdentified', { leadId: 'lead-7' }), saidByCustomer('3 team plans')];
    expect(commandOf({}, [...said, order]).tools[1]).toMatchObject({
      status: 'possible_match',
      arguments: { lead_id: 'lead-7', plan: 'team', quantity: 3 },
      requiredArguments: [],
    });
    expect(commandOf({}, [order]).tools[1]).toMatchObject({ requiredArguments: ['lead_id'] });
  });

  it('a completed call counts, whatever was tried after it', () => {
    const done = event('ToolCalled', {
      tool: 'delegate_conversation',
      arguments: {},
      outcome: { status: 'completed', result: { kind: 'delegation', reason: 'asked' } },
    });
    const again = event('ToolCalled', {
      tool: 'delegate_conversation',
      arguments: {},
      outcome: { status: 'failed', reason: 'not_available', detail: 'done already' },
    });
    expect(commandOf({}, [done, again]).tools[0]).toMatchObject({
      status: 'completed',
      result: { kind: 'delegation' },
    });
  });

  it('its context is what was said before and what was shown, each product once, no notes', () => {
    const card = toProductCard(aProduct({ productId: 'p1', title: 'Plan' }));
    const shown = event('ProductsRecommended', { products: [card] });
    const before = aMemory(
      saidByCustomer('hello'),
      event('MessageReplied', { text: 'Hi!' }),
      event('NoteAdded', { text: 'a secret' }),
      event('TeamMemberWrote', { author: 'ana', text: 'Ana here.' }),
      shown,
    );
    const { context } = commandOf({}, [saidByCustomer('now'), shown], before);
    expect(context).toMatch(
      /^Previous conversation messages:\nCustomer: hello\nAssistant: Hi!\nTeam member: Ana here\.\n\nProduct information:\nPlan \(p1\): \S+ \S+$/,
    );
  });
});
