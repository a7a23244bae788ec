import { SalesRecords, type Meeting, type OrderDraft } from '@app/application';

/** Order drafts and meetings in lists, for specs of use cases. */
export class InMemorySalesRecords extends SalesRecords {
  readonly orders: OrderDraft[] = [];
  readonly meetings: Meeting[] = [];

  listOrders(businessId: string, limit: number): Promise<readonly OrderDraft[]> {
    return Promise.resolve(this.orders.filter((order) => order.businessId === businessId).slice(0, limit));
  }

  listMeetings(businessId: string, limit: number): Promise<readonly Meeting[]> {
    return Promise.resolve(
      this.meetings.filter((meeting) => meeting.businessId === businessId).slice(0, limit),
    );
  }

  isSlotTaken(businessId: string, startsAt: string): Promise<boolean> {
    return Promise.resolve(
      this.meetings.some((meeting) => meeting.businessId === businessId && meeting.startsAt === startsAt),
    );
  }
}
