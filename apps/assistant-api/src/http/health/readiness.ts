import { Injectable } from '@nestjs/common';
import { Database, databaseHealth, type DatabaseHealth } from '@app/persistence';
import { HttpProblem } from '../problem/http.problem';

/** How long an answer holds: anybody may ask, as often as they like, and the database is asked once. */
const HOLDS_MS = 1_000;
const RETRY_AFTER_SECONDS = 1;

/** Whether this server can do its work now. */
@Injectable()
export class Readiness {
  private asked: { readonly at: number; readonly health: Promise<DatabaseHealth> } | undefined;

  constructor(private readonly database: Database) {}

  /** @throws HttpProblem UNAVAILABLE naming what is not as it must be */
  async require(): Promise<void> {
    const { reachable, migrated, hasRoom } = await this.health();
    if (!reachable) throw notReady('The database cannot be reached.');
    if (!migrated) throw notReady('The database is of another version of this program.');
    if (!hasRoom) throw notReady('The disk of the database is full.');
  }

  private health(): Promise<DatabaseHealth> {
    const now = performance.now();
    if (this.asked === undefined || now - this.asked.at > HOLDS_MS) {
      this.asked = { at: now, health: databaseHealth(this.database) };
    }
    return this.asked.health;
  }
}

function notReady(detail: string): HttpProblem {
  return new HttpProblem('UNAVAILABLE', detail, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
