import { Injectable } from '@nestjs/common';
import { DomainError } from '@app/domain';
import {
  NOTHING_SPENT,
  RandomBlock,
  TurnStore,
  type AdoptedTurn,
  type BudgetClaim,
  type IdempotencyClaim,
  type JournaledTurn,
  type Lineage,
  type Reservation,
  type Spending,
  type TurnCommit,
  type TurnReservation,
} from '@app/application';
import { Database, EVERY_BUSINESS } from '../database/database';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { StoredDigests } from '../recording/stored-digests';
import { findLineage, NO_SNAPSHOT } from '../state/lineage.query';
import { adopt, findLeftBehind } from './adopt.transaction';
import { announce } from './announce.transaction';
import { purgeBudgets, settleBudget, takeBudget } from './budget.query';
import { commit } from './commit.transaction';
import { eraseSession } from './erase-session.transaction';
import { fail } from './fail.transaction';
import { findTurn } from './journal.query';
import { purgeInputs } from './purge-inputs.transaction';
import { purgeKeys } from './purge-keys.transaction';
import { findHolder } from './key-claim';
import { Refusal } from './refusal';
import { reserve } from './reserve.transaction';

const PURGE_EVERY_MS = 60_000;

const random = new RandomBlock();

@Injectable()
export class SqlTurnStore extends TurnStore {
  private purgedAt = performance.now();
  private readonly digests = new StoredDigests();

  constructor(private readonly database: Database) {
    super();
  }

  async loadLineage(
    businessId: string,
    stateId: string,
    formatVersion: number,
    refold = false,
  ): Promise<Lineage | undefined> {
    const load = (version: number): Promise<Lineage | undefined> =>
      this.database.read(businessId, () => findLineage(businessId, stateId, version));
    if (refold) return load(NO_SNAPSHOT);
    try {
      return await load(formatVersion);
    } catch (error) {
      // A snapshot is a cache: one that is no JSON is left aside.
      if (error instanceof SyntaxError) return load(NO_SNAPSHOT);
      throw error;
    }
  }

  async reserve(reservation: TurnReservation): Promise<Reservation> {
    const token = newToken();
    this.purgeNowAndThen();
    try {
      return await this.database.write(reservation.businessId, () => reserve(reservation, token));
    } catch (error) {
      if (error instanceof Refusal) return error.reservation;
      throw error;
    }
  }

  async commit(turn: TurnCommit): Promise<void> {
    const { businessId } = turn.state;
    const contents = this.digests.missing(businessId, turn.contents);
    try {
      await this.database.write(businessId, () => commit({ ...turn, contents }));
    } catch (error) {
      if (!(await this.committedUnheard(turn, error))) throw error;
    }
    this.digests.remember(businessId, contents);
  }

  announce(reservation: TurnReservation): Promise<void> {
    return this.database.write(reservation.businessId, () => announce(reservation));
  }

  async findTurnOfKey(businessId: string, claim: IdempotencyClaim): Promise<string | undefined> {
    const holder = await this.database.read(businessId, () => findHolder(businessId, claim));
    return holder?.answers === true ? holder.turnId : undefined;
  }

  async adopt(leaseMs: number): Promise<AdoptedTurn | undefined> {
    this.purgeNowAndThen();
    for (const left of await this.database.read(EVERY_BUSINESS, findLeftBehind)) {
      const adopted = await this.database.write(left.businessId, () => adopt(left, newToken(), leaseMs));
      if (adopted !== undefined) return adopted;
    }
    return undefined;
  }

  getTurn(businessId: string, turnId: string): Promise<JournaledTurn | undefined> {
    return this.database.read(businessId, () => findTurn(businessId, turnId));
  }

  fail(
    reservation: TurnReservation,
    token: string,
    code: string,
    spending: Spending = NOTHING_SPENT,
  ): Promise<void> {
    return this.database.write(reservation.businessId, () => fail(reservation, token, code, spending));
  }

  takeBudget(businessId: string, budget: BudgetClaim): Promise<void> {
    return this.database.write(businessId, () => takeBudget({ businessId, budget }));
  }

  settleBudget(businessId: string, budget: BudgetClaim, spending: Spending): Promise<void> {
    return this.database.write(businessId, () => settleBudget({ businessId, budget }, spending));
  }

  async eraseSession(businessId: string, sessionId: string, reason: string): Promise<boolean> {
    const erased = await this.database.write(businessId, () => eraseSession(businessId, sessionId, reason));
    if (erased) await this.database.scrub();
    return erased;
  }

  /** A connection that breaks inside COMMIT leaves the outcome unknown; the state's row tells it. */
  private async committedUnheard({ state }: TurnCommit, error: unknown): Promise<boolean> {
    if (!(error instanceof DomainError) || error.code !== 'UNAVAILABLE') return false;
    const stored = await this.database
      .read(state.businessId, () =>
        first<{ digest: string }>(sql`
          SELECT digest FROM state WHERE business_id = ${state.businessId} AND state_id = ${state.stateId}`),
      )
      .catch(() => undefined);
    return stored?.digest === state.digest;
  }

  private purgeNowAndThen(): void {
    if (performance.now() - this.purgedAt < PURGE_EVERY_MS) return;
    this.purgedAt = performance.now();
    this.database.write(EVERY_BUSINESS, purge).catch(() => undefined);
  }
}

function* purge(): Transaction<void> {
  yield* purgeKeys();
  yield* purgeInputs();
  yield* purgeBudgets();
}

function newToken(): string {
  return random.text(6, 'base64url');
}
