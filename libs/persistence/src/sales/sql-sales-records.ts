import { Injectable } from '@nestjs/common';
import { SalesRecords, type Meeting, type OrderDraft } from '@app/application';
import { Database } from '../database/database';
import { sql } from '../database/statement';
import { all, first } from '../database/transaction';

type OrderRow = Omit<OrderDraft, 'createdAt'> & { readonly createdAt: number };
type MeetingRow = Omit<Meeting, 'createdAt' | 'startsAt'> & {
  readonly createdAt: number;
  readonly startsAt: number;
};

const LEFT_BY = sql`business_id AS "businessId", session_id AS "sessionId", state_id AS "stateId",
  conversation_id AS "conversationId", lead_id AS "leadId", created_at AS "createdAt"`;

/** Ids are UUIDv7: the newest is the greatest. */
@Injectable()
export class SqlSalesRecords extends SalesRecords {
  constructor(private readonly database: Database) {
    super();
  }

  async listOrders(businessId: string, limit: number): Promise<readonly OrderDraft[]> {
    const rows = await this.database.read(businessId, () =>
      all<OrderRow>(sql`
        SELECT ${LEFT_BY}, order_id AS "orderId", product_id AS "productId", title, quantity,
          unit_price_minor AS "unitPriceMinor", currency
        FROM order_draft WHERE business_id = ${businessId} ORDER BY order_id DESC LIMIT ${limit}`),
    );
    return rows.map((row) => ({ ...row, createdAt: toTime(row.createdAt) }));
  }

  async listMeetings(businessId: string, limit: number): Promise<readonly Meeting[]> {
    const rows = await this.database.read(businessId, () =>
      all<MeetingRow>(sql`
        SELECT ${LEFT_BY}, meeting_id AS "meetingId", starts_at AS "startsAt", meeting_type AS "meetingType"
        FROM meeting WHERE business_id = ${businessId} ORDER BY meeting_id DESC LIMIT ${limit}`),
    );
    return rows.map((row) => ({
      ...row,
      createdAt: toTime(row.createdAt),
      startsAt: toTime(row.startsAt),
    }));
  }

  async isSlotTaken(businessId: string, startsAt: string): Promise<boolean> {
    const taken = await this.database.read(businessId, () =>
      first(sql`
        SELECT meeting_id FROM meeting WHERE business_id = ${businessId} AND starts_at = ${Date.parse(startsAt)}`),
    );
    return taken !== undefined;
  }
}

function toTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
