import {
  EMPTY_MEMORY,
  type CustomerIds,
  type JsonObject,
  type ToolCall,
  type ToolName,
  type ToolOutcome,
  TOOLS,
} from '@app/domain';
import { ArgumentSchemas } from './argument-schemas';
import { ToolHandler } from './tool-handler';
import { TurnToolBox } from './turn-tool-box';

const DONE: ToolOutcome = { status: 'completed', result: { kind: 'delegation', reason: 'asked' } };

class CountingHandler extends ToolHandler {
  readonly runs: JsonObject[] = [];

  constructor(
    readonly tool: ToolName,
    private readonly outcomes: ToolOutcome[] = [DONE],
  ) {
    super();
  }

  run(args: JsonObject): Promise<ToolOutcome> {
    this.runs.push(args);
    return Promise.resolve(this.outcomes[this.runs.length - 1] ?? DONE);
  }
}

function given(customer: CustomerIds = { leadId: 'lead_1' }, handler = new CountingHandler('sales_order')) {
  const calls: ToolCall[] = [];
  const offered = TOOLS.filter(({ name }) => name === handler.tool);
  const context = { businessId: 'demo', conversationId: 'c1', customer, told: EMPTY_MEMORY };
  const box = new TurnToolBox(
    offered,
    new Map([[handler.tool, handler]]),
    new ArgumentSchemas(),
    context,
    (call) => calls.push(call),
  );
  return { box, handler, calls };
}

const order = { lead_id: 'lead_1', plan: 'enterprise', quantity: 2 };

describe('TurnToolBox', () => {
  it('runs a whole call and records it', async () => {
    const { box, handler, calls } = given();
    await expect(box.call('sales_order', order)).resolves.toEqual(DONE);
    expect(handler.runs).toEqual([order]);
    expect(calls).toEqual([{ tool: 'sales_order', arguments: order, outcome: DONE }]);
  });

  it.each<[string, JsonObject, string[]]>([
    ['nothing', {}, ['lead_id', 'plan']],
    ['no plan', { lead_id: 'lead_1' }, ['plan']],
    ['a blank plan', { lead_id: 'lead_1', plan: ' ' }, ['plan']],
    ['a null plan', { lead_id: 'lead_1', plan: null }, ['plan']],
    ['no lead', { plan: 'enterprise' }, ['lead_id']],
  ])('with %s it is a possible match that tells what is missing', async (_case, args, requiredArguments) => {
    const { box, handler, calls } = given();
    await expect(box.call('sales_order', args)).resolves.toEqual({
      status: 'possible_match',
      requiredArguments,
    });
    expect(handler.runs).toEqual([]);
    expect(calls).toHaveLength(1);
  });

  it.each<[string, JsonObject]>([
    ['a number as plan', { ...order, plan: 7 }],
    ['words as quantity', { ...order, quantity: 'two' }],
    ['a list as lead', { ...order, lead_id: ['lead_1'] }],
    ['a wrong type beside a missing argument', { quantity: 'two' }],
    ['arguments without end', { ...order, more: 'x'.repeat(5_000) }],
  ])('%s fails and says so', async (_case, args) => {
    const { box, handler, calls } = given();
    await expect(box.call('sales_order', args)).resolves.toMatchObject({
      status: 'failed',
      reason: 'invalid_arguments',
    });
    expect(handler.runs).toEqual([]);
    expect(JSON.stringify(calls).length).toBeLessThan(5_000);
  });

  it('keeps to the values that a tool lists', async () => {
    const { box } = given({ leadId: 'l' }, new CountingHandler('schedule_date'));
    const args = { lead_id: 'l', date_time: '2026-01-02T10:00:00Z', meeting_type: 'party' };
    await expect(box.call('schedule_date', args)).resolves.toMatchObject({ reason: 'invalid_arguments' });
  });

  it.each<[string, CustomerIds, string]>([
    ['of somebody else', { leadId: 'lead_1' }, 'lead_2'],
    ['when nobody is known', {}, 'lead_1'],
  ])('a lead_id %s is refused and recorded', async (_case, customer, leadId) => {
    const { box, handler, calls } = given(customer);
    await expect(box.call('sales_order', { ...order, lead_id: leadId })).resolves.toMatchObject({
      status: 'failed',
      reason: 'not_this_conversation',
    });
    expect(handler.runs).toEqual([]);
    expect(calls).toHaveLength(1);
  });

  it.each<CustomerIds>([{ leadId: 'x' }, { userId: 'x', leadId: 'l' }, { visitorId: 'x', userId: 'u' }])(
    'each id of the customer will do: %j',
    async (customer) => {
      await expect(given(customer).box.call('sales_order', { ...order, lead_id: 'x' })).resolves.toEqual(
        DONE,
      );
    },
  );

  it('the same call twice runs once, however its keys are ordered', async () => {
    const { box, handler, calls } = given();
    const both = await Promise.all([
      box.call('sales_order', order),
      box.call('sales_order', { quantity: 2, plan: 'enterprise', lead_id: 'lead_1' }),
    ]);
    expect(both).toEqual([DONE, DONE]);
    expect(handler.runs).toHaveLength(1);
    expect(calls).toHaveLength(1);
  });

  it('does each thing once in a turn, two calls at the same moment too', async () => {
    const { box, handler } = given();
    const outcomes = await Promise.all([
      box.call('sales_order', order),
      box.call('sales_order', { ...order, quantity: 3 }),
    ]);
    expect(outcomes).toEqual([DONE, expect.objectContaining({ status: 'failed', reason: 'not_available' })]);
    expect(handler.runs).toHaveLength(1);
  });

  it('after a failure another try is free', async () => {
    const failed: ToolOutcome = { status: 'failed', reason: 'unknown_plan', detail: '' };
    const { box } = given({ leadId: 'lead_1' }, new CountingHandler('sales_order', [failed, DONE]));
    await expect(box.call('sales_order', { ...order, plan: 'x' })).resolves.toEqual(failed);
    await expect(box.call('sales_order', order)).resolves.toEqual(DONE);
  });

  it('a tool that the agent does not have, or that nobody has, is not available', async () => {
    const { box, calls } = given();
    for (const name of ['schedule_date', 'drop_tables', 'constructor']) {
      await expect(box.call(name as ToolName, {})).resolves.toMatchObject({
        status: 'failed',
        reason: 'not_available',
      });
    }
    expect(calls).toEqual([]);
  });

  it('a breakdown of one call does not stop the next', async () => {
    const handler = new CountingHandler('sales_order');
    const { box } = given({ leadId: 'lead_1' }, handler);
    jest.spyOn(handler, 'run').mockRejectedValueOnce(new Error('database is gone'));
    await expect(box.call('sales_order', { ...order, plan: 'x' })).rejects.toThrow('database is gone');
    await expect(box.call('sales_order', order)).resolves.toEqual(DONE);
  });
});
