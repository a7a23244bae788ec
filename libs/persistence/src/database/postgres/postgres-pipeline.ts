import type { PoolClient, QueryConfig } from 'pg';
import type { Row } from '../statement';
import { postgresFault } from './postgres-fault';

/**
 * What one operation asks of one connection. Queries are answered in the order in which they were sent, and those sent
 * since the last wait travel in one packet.
 */
export class PostgresPipeline {
  private unanswered: Promise<readonly Row[]>[] = [];
  private isHeldBack = false;

  constructor(private readonly client: PoolClient) {}

  /** Queries since the last wait. */
  get length(): number {
    return this.unanswered.length;
  }

  /** Does not wait: how it went, `settle` tells. */
  send(config: QueryConfig): void {
    this.holdBack();
    this.unanswered.push(this.query(config));
  }

  /** The rows of each query since the last time. @throws what the first one failed with that did */
  async settle(): Promise<readonly (readonly Row[])[]> {
    this.letGo();
    return Promise.all(this.unanswered.splice(0));
  }

  /** Waits for all, however they go. */
  async drain(): Promise<void> {
    this.letGo();
    await Promise.allSettled(this.unanswered.splice(0));
  }

  private async query(config: QueryConfig): Promise<readonly Row[]> {
    try {
      return (await this.client.query<Row>(config)).rows;
    } catch (error) {
      throw postgresFault(error);
    }
  }

  private holdBack(): void {
    if (this.isHeldBack) return;
    this.isHeldBack = true;
    this.client.connection.stream.cork();
  }

  private letGo(): void {
    if (!this.isHeldBack) return;
    this.isHeldBack = false;
    this.client.connection.stream.uncork();
  }
}
