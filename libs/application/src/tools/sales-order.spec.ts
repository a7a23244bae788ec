import { aProduct, InMemoryProductCatalogue, SettableClock, usd } from '@app/testing';
import { EMPTY_MEMORY, type JsonObject, type Told } from '@app/domain';
import { SalesOrder } from './sales-order';

async function orderOf(args: JsonObject, told: Told = EMPTY_MEMORY) {
  const context = { businessId: 'demo', conversationId: null, customer: { leadId: 'l' }, told };
  const catalogue = new InMemoryProductCatalogue();
  await catalogue.upsertProducts('demo', [
    aProduct({ productId: 'plan-ent', title: 'Enterprise plan', price: usd(99) }),
    aProduct({ productId: 'plan-pro', title: 'Pro plan', price: null }),
    aProduct({ productId: 'twin-1', title: 'Twin' }),
    aProduct({ productId: 'twin-2', title: 'Twin' }),
    aProduct({ productId: 'sold', title: 'Sold plan', availability: 'out-of-stock' }),
  ]);
  await catalogue.upsertProducts('other', [aProduct({ productId: 'foreign', title: 'Foreign plan' })]);
  return new SalesOrder(catalogue, new SettableClock()).run({ lead_id: 'l', ...args }, context);
}

describe('SalesOrder', () => {
  it.each(['plan-ent', 'Enterprise plan', 'enterprise PLAN'])(
    'drafts %s at the price of the catalogue',
    async (plan) => {
      await expect(orderOf({ plan, quantity: 3 })).resolves.toEqual({
        status: 'completed',
        result: {
          kind: 'order-draft',
          orderId: 'id-1',
          productId: 'plan-ent',
          title: 'Enterprise plan',
          quantity: 3,
          unitPriceMinor: 9900,
          currency: 'USD',
        },
      });
    },
  );

  it('takes one when no quantity is said, and no price for one on request', async () => {
    await expect(orderOf({ plan: 'Pro plan' })).resolves.toMatchObject({
      result: { quantity: 1, unitPriceMinor: null, currency: null },
    });
  });

  it('is drafted only at the price that the customer was told', async () => {
    const at = (amount: number): Told => ({
      shown: [{ productId: 'plan-ent', title: 'Enterprise plan', price: usd(amount) }],
      transcript: [],
    });
    await expect(orderOf({ plan: 'plan-ent' }, at(99))).resolves.toMatchObject({ status: 'completed' });
    await expect(orderOf({ plan: 'Enterprise plan' }, at(89))).resolves.toMatchObject({
      status: 'failed',
      reason: 'price_changed',
    });
  });

  it.each(['gold plan', 'plan', 'Twin', 'foreign', 'Foreign plan', 'sold', 'Sold plan', ''])(
    '%j is no plan that can be ordered',
    async (plan) => {
      await expect(orderOf({ plan })).resolves.toMatchObject({ status: 'failed', reason: 'unknown_plan' });
    },
  );

  it.each([0, -1, 1.5, 1_001, 1e300])('a quantity of %d is refused', async (quantity) => {
    await expect(orderOf({ plan: 'plan-ent', quantity })).resolves.toMatchObject({
      reason: 'invalid_arguments',
    });
  });
});
