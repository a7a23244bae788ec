import type { ToolBox } from '@app/application';
import { event, TOOLS, type JsonObject, type ToolName } from '@app/domain';
import { aMemory, anAgentRequest, saidByCustomer } from '@app/testing';
import { NO_CRITERIA } from '@app/domain';
import { readArguments } from './argument-reader';
import { ShopTool } from './shop-tool';

const toolOf = (name: ToolName) => {
  const tool = TOOLS.find((known) => known.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return new ShopTool(tool);
};

async function calledWith(name: ToolName, args: JsonObject): Promise<JsonObject | undefined> {
  let given: JsonObject | undefined;
  const tools: ToolBox = {
    tools: TOOLS,
    call: (_name, told) => {
      given = told;
      return Promise.resolve({ status: 'possible_match', requiredArguments: [] });
    },
  };
  const memory = aMemory(event('CustomerIdentified', { visitorId: 'v1', leadId: 'lead_1' }));
  const request = { ...anAgentRequest([saidByCustomer('hi')], memory), conversationId: 'c1', tools };
  await toolOf(name).run(args, { request, limits: NO_CRITERIA });
  return given;
}

describe('ShopTool', () => {
  it('does not ask the model who the customer is', () => {
    expect(Object.keys(toolOf('sales_order').parameters['properties'] as object)).toEqual([
      'plan',
      'quantity',
    ]);
    expect(toolOf('delegate_conversation').parameters['required']).toEqual([]);
  });

  it('fills in whose conversation it is', async () => {
    expect(await calledWith('delegate_conversation', {})).toEqual({ conversation: 'c1', lead_id: 'lead_1' });
    expect(await calledWith('sales_order', { plan: 'enterprise' })).toEqual({
      plan: 'enterprise',
      lead_id: 'lead_1',
    });
  });

  it('passes a foreign id on, so that the tool refuses it and it is recorded', async () => {
    const read = readArguments(toolOf('sales_order'), '{"plan":"enterprise","lead_id":"lead_2"}');
    expect(read).toEqual({ args: { plan: 'enterprise', lead_id: 'lead_2' } });
    expect(await calledWith('sales_order', { plan: 'enterprise', lead_id: 'lead_2' })).toMatchObject({
      lead_id: 'lead_2',
    });
  });
});
