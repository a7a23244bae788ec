import { EMPTY_MEMORY, NO_CRITERIA, type AgentDescriptor, type Product } from '@app/domain';
import { Agent, type AgentOutput, type AgentRequest } from '../ports/agent';
import { ProductCatalogue } from '../ports/product-catalogue';
import { AgentReply } from './agent-reply';

const request: AgentRequest = {
  businessId: 'demo',
  agent: {} as AgentDescriptor,
  memory: EMPTY_MEMORY,
  input: [],
};

function agentThatYields(...outputs: AgentOutput[]): Agent {
  return {
    async *respond() {
      await Promise.resolve();
      yield* outputs;
    },
  };
}

function catalogueOf(...productIds: string[]): ProductCatalogue {
  const product = (productId: string) =>
    ({ productId, title: productId, description: '', brand: null, price: null }) as Product;
  return {
    getProducts: (_businessId: string, named: readonly string[]) =>
      Promise.resolve(new Map(productIds.filter((id) => named.includes(id)).map((id) => [id, product(id)]))),
  } as unknown as ProductCatalogue;
}

describe('AgentReply', () => {
  it('lets deltas be seen and keeps them out of the facts', async () => {
    const seen: AgentOutput[] = [];
    const agent = agentThatYields({ kind: 'text-delta', text: 'He' }, { kind: 'message', text: 'Hello' });
    const facts = await new AgentReply(agent, catalogueOf()).ask(request, (output) => seen.push(output));
    expect(facts.map(({ type }) => type)).toEqual(['MessageReplied']);
    expect(seen.map(({ kind }) => kind)).toEqual(['text-delta', 'message']);
  });

  it('recommends only what the catalogue has, whoever named it', async () => {
    const agent = agentThatYields({
      kind: 'recommendation',
      productIds: ['ghost', 'p1'],
      criteria: NO_CRITERIA,
    });
    const [recommended] = await new AgentReply(agent, catalogueOf('p1')).ask(request, () => undefined);
    expect(recommended).toMatchObject({ data: { products: [{ productId: 'p1' }] } });
  });

  it('passes on why an agent failed', async () => {
    const agent: Agent = {
      respond: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('boom')) }) }),
    };
    await expect(new AgentReply(agent, catalogueOf()).ask(request, () => undefined)).rejects.toThrow('boom');
  });
});
