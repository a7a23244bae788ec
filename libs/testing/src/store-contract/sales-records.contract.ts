import { event, type DomainEvent, type ToolEffect } from '@app/domain';
import { uuidv7 } from 'uuidv7';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const SLOT = '2031-05-06T07:00:00.000Z';

type Effect<Kind extends ToolEffect['kind']> = Extract<ToolEffect, { kind: Kind }>;

function anOrder(): Effect<'order-draft'> {
  const price = { unitPriceMinor: 129_900, currency: 'USD' };
  return { kind: 'order-draft', orderId: uuidv7(), productId: 'p1', title: 'Plan Ω', quantity: 3, ...price };
}

function aMeeting(startsAt = SLOT): Effect<'meeting'> {
  return { kind: 'meeting', meetingId: uuidv7(), startsAt, meetingType: 'demo' };
}

function completed(result: ToolEffect): DomainEvent {
  const tool = result.kind === 'meeting' ? 'schedule_date' : 'sales_order';
  return event('ToolCalled', {
    tool,
    arguments: { lead_id: 'lead_1' },
    outcome: { status: 'completed', result },
  });
}

export function describeSalesRecords(store: () => StoreUnderContract): void {
  describe('sales records', () => {
    it('are what the tools of a turn left behind', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const [order, meeting] = [anOrder(), aMeeting()];
      const state = await scene.turn({ conversationId, effects: [completed(order), completed(meeting)] });
      const { businessId, sessionId, stateId, createdAt } = state;
      const left = { businessId, sessionId, stateId, conversationId, leadId: 'lead_1', createdAt };
      const { kind: _order, ...draft } = order;
      const { kind: _meeting, ...proposal } = meeting;
      expect(await store().sales.listOrders(businessId, 10)).toEqual([{ ...left, ...draft }]);
      expect(await store().sales.listMeetings(businessId, 10)).toEqual([{ ...left, ...proposal }]);
      expect(await store().sales.isSlotTaken(businessId, SLOT)).toBe(true);
      expect(await store().sales.isSlotTaken(businessId, '2031-05-06T07:00:00.001Z')).toBe(false);
    });

    it('keep an order on request, without a price', async () => {
      const scene = await Scene.begin(store());
      const onRequest = { ...anOrder(), unitPriceMinor: null, currency: null };
      await scene.turn({ effects: [completed(onRequest)] });
      expect(await store().sales.listOrders(scene.businessId, 10)).toMatchObject([
        { unitPriceMinor: null, currency: null, conversationId: null },
      ]);
    });

    it('are not left by calls that did not complete', async () => {
      const scene = await Scene.begin(store());
      const outcome = { status: 'failed', reason: 'unknown_plan', detail: 'none' } as const;
      await scene.turn({ effects: [event('ToolCalled', { tool: 'sales_order', arguments: {}, outcome })] });
      expect(await store().sales.listOrders(scene.businessId, 10)).toEqual([]);
    });

    it('come newest first, up to a limit, and to their own business alone', async () => {
      const [scene, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const orders = [anOrder(), anOrder(), anOrder()];
      const meetings = ['2031-01-03', '2031-01-01', '2031-01-02'].map((day) =>
        aMeeting(`${day}T09:00:00.000Z`),
      );
      for (const left of [...orders, ...meetings]) await scene.turn({ effects: [completed(left)] });
      const ids = async (limit: number) => [
        (await store().sales.listOrders(scene.businessId, limit)).map(({ orderId }) => orderId),
        (await store().sales.listMeetings(scene.businessId, limit)).map(({ meetingId }) => meetingId),
      ];
      const newest = [
        orders.map(({ orderId }) => orderId).reverse(),
        meetings.map(({ meetingId }) => meetingId).reverse(),
      ];
      expect(await ids(10)).toEqual(newest);
      expect(await ids(2)).toEqual(newest.map((all) => all.slice(0, 2)));
      expect(await store().sales.listOrders(stranger.businessId, 10)).toEqual([]);
      expect(await store().sales.listMeetings(stranger.businessId, 10)).toEqual([]);
      expect(await store().sales.isSlotTaken(stranger.businessId, meetings[0]!.startsAt)).toBe(false);
    });

    it('are stored with the whole turn or not at all', async () => {
      const scene = await Scene.begin(store());
      const { conversationId } = await scene.conversation();
      const first = await scene.turn({ conversationId, effects: [completed(aMeeting())] });
      const options = { conversationId, parent: first };
      const { reservation, token } = await scene.reserve(options);
      const effects = [completed(anOrder()), completed(aMeeting())];
      const clash = scene.commitOf(reservation, token, { ...options, effects });
      await expect(store().turns.commit(clash)).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
      expect(await store().sales.listOrders(scene.businessId, 10)).toEqual([]);
      expect(await store().states.getState(scene.businessId, clash.state.stateId)).toBeUndefined();
      expect(await store().conversations.get(scene.businessId, conversationId)).toMatchObject({
        headStateId: first.stateId,
      });
      const other = [completed(anOrder()), completed(aMeeting('2031-05-06T08:00:00.000Z'))];
      await store().turns.commit(scene.commitOf(reservation, token, { ...options, effects: other }));
      expect(await store().sales.listOrders(scene.businessId, 10)).toHaveLength(1);
      expect(await store().sales.listMeetings(scene.businessId, 10)).toHaveLength(2);
    });

    it('give a slot to one of many that want it at once, and to each business', async () => {
      const [scene, elsewhere] = [await Scene.begin(store()), await Scene.begin(store())];
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, () => scene.turn({ effects: [completed(aMeeting())] })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'SLOT_TAKEN' });
      }
      expect(await store().sales.listMeetings(scene.businessId, 20)).toHaveLength(1);
      expect((await store().states.listSessions(scene.businessId, 20)).items).toHaveLength(1);
      await expect(elsewhere.turn({ effects: [completed(aMeeting())] })).resolves.toBeDefined();
    });

    it('go with their session, and the slot is free again', async () => {
      const scene = await Scene.begin(store());
      const { sessionId } = await scene.turn({ effects: [completed(anOrder()), completed(aMeeting())] });
      await store().turns.eraseSession(scene.businessId, sessionId, 'x');
      expect(await store().sales.listOrders(scene.businessId, 10)).toEqual([]);
      expect(await store().sales.isSlotTaken(scene.businessId, SLOT)).toBe(false);
      await expect(scene.turn({ effects: [completed(aMeeting())] })).resolves.toBeDefined();
    });
  });
}
