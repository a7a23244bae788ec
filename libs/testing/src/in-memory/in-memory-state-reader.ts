import { StateReader, type Page, type SessionSummary, type StateRecord } from '@app/application';
import type { StateHeader } from '@app/domain';

/** Holds the states it is made with; a cursor is the index of the next session. */
export class InMemoryStateReader extends StateReader {
  constructor(private readonly records: readonly StateRecord[]) {
    super();
  }

  getState(businessId: string, stateId: string): Promise<StateRecord | undefined> {
    return Promise.resolve(this.find(businessId, stateId));
  }

  listChildren(businessId: string, stateId: string): Promise<readonly string[]> {
    const children = this.of(businessId).filter(({ header }) => header.parentStateId === stateId);
    return Promise.resolve(children.map(({ header }) => header.stateId));
  }

  listLineage(businessId: string, stateId: string): Promise<readonly StateRecord[]> {
    const lineage: StateRecord[] = [];
    let record = this.find(businessId, stateId);
    while (record !== undefined) {
      lineage.unshift(record);
      const { parentStateId } = record.header;
      record = parentStateId === null ? undefined : this.find(businessId, parentStateId);
    }
    return Promise.resolve(lineage);
  }

  listSession(businessId: string, sessionId: string): Promise<readonly StateHeader[] | undefined> {
    const states = this.of(businessId).map(({ header }) => header);
    const session = states.filter((header) => header.sessionId === sessionId);
    return Promise.resolve(session.length === 0 ? undefined : session);
  }

  listSessions(businessId: string, limit: number, cursor = '0'): Promise<Page<SessionSummary>> {
    const roots = this.of(businessId).filter(({ header }) => header.parentStateId === null);
    const from = Number(cursor);
    const items = roots
      .reverse()
      .slice(from, from + limit)
      .map(({ header: { sessionId, createdAt } }) => ({
        sessionId,
        createdAt,
        stateCount: this.of(businessId).filter(({ header }) => header.sessionId === sessionId).length,
      }));
    return Promise.resolve(from + limit < roots.length ? { items, cursor: String(from + limit) } : { items });
  }

  async *scanStates(businessId: string): AsyncIterable<StateRecord & { readonly declaredEvents: number }> {
    for (const record of this.of(businessId)) {
      yield await Promise.resolve({ ...record, declaredEvents: record.events.length });
    }
  }

  private of(businessId: string): StateRecord[] {
    return this.records.filter(({ header }) => header.businessId === businessId);
  }

  private find(businessId: string, stateId: string): StateRecord | undefined {
    return this.of(businessId).find(({ header }) => header.stateId === stateId);
  }
}
