import type { Transaction } from '../transaction';
import { isBusy, sqliteFault, unavailable } from './sqlite-fault';
import type { SqliteHandle } from './sqlite-handle';

/** Longest time that one shared commit gathers jobs before it lets the event loop go on, in milliseconds. */
const BATCH_MS = 20;
/** How often BEGIN is tried while another process writes, with a pause of 10 to 60 ms between. */
const BEGIN_ATTEMPTS = 20;
const CHECKPOINT_ATTEMPTS = 20;

interface Job {
  /** Runs the operation and answers how to tell its caller, once the commit is durable. Throws what it throws. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a SQLite file in this process. Jobs that are waiting commit together, so one fsync serves them
 * all; each runs in a savepoint of its own, so one that throws is undone alone. A promise resolves after COMMIT.
 */
export class SqliteWriter {
  /** Commits made, each one fsync; fewer than jobs when several waited. */
  commits = 0;
  /** Operations that were committed. */
  jobs = 0;
  private readonly waiting: Job[] = [];
  private attempts = 0;
  private scheduled = false;
  private closed = false;
  private readonly control: Readonly<Record<'begin' | 'commit' | 'savepoint' | 'release', () => void>>;

  constructor(readonly handle: SqliteHandle) {
    this.control = {
      begin: handle.command('BEGIN IMMEDIATE'),
      commit: handle.command('COMMIT'),
      savepoint: handle.command('SAVEPOINT job'),
      release: handle.command('RELEASE job'),
    };
  }

  write<Result>(operation: () => Transaction<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(unavailable('the database is closed'));
        return;
      }
      const run = (): (() => void) => {
        const result = this.handle.run(operation);
        return () => resolve(result);
      };
      this.waiting.push({ run, reject });
      this.schedule();
    });
  }

  get waitingJobs(): number {
    return this.waiting.length;
  }

  /** Copies the write-ahead log into the database and empties it, waiting for other processes' readers to finish. */
  async checkpoint(): Promise<void> {
    for (let attempt = 1; attempt <= CHECKPOINT_ATTEMPTS; attempt += 1) {
      if (this.truncateLog()) return;
      await pause();
    }
    throw unavailable('another process keeps reading an older version of the database');
  }

  /** Commits what is waiting, then closes the handle. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    while (this.waiting.length > 0 && this.commitBatch());
    this.refuse(unavailable('the database is closed'));
    this.truncateLog();
    this.handle.close();
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    if (this.waiting.length === 0) return;
    if (this.commitBatch()) this.schedule();
    else this.retryLater();
  }

  private retryLater(): void {
    this.scheduled = true;
    void pause().then(() => this.flush());
  }

  /** False when another process is writing and BEGIN is worth another try. */
  private commitBatch(): boolean {
    try {
      this.control.begin();
      this.attempts = 0;
    } catch (error) {
      this.attempts += 1;
      if (isBusy(error) && this.attempts < BEGIN_ATTEMPTS && !this.closed) return false;
      this.attempts = 0;
      this.refuse(sqliteFault(error));
      return true;
    }
    this.runJobs();
    return true;
  }

  private runJobs(): void {
    const taken: Job[] = [];
    const tell: (() => void)[] = [];
    try {
      const stopAt = performance.now() + BATCH_MS;
      for (let job = this.waiting.shift(); job !== undefined; job = this.waiting.shift()) {
        taken.push(job);
        tell.push(this.runJob(job));
        if (performance.now() > stopAt) break;
      }
      this.control.commit();
      this.commits += 1;
      this.jobs += taken.length;
    } catch (error) {
      this.rollBack();
      const fault = sqliteFault(error);
      for (const job of taken) job.reject(fault);
      return;
    }
    for (const answer of tell) answer();
  }

  private rollBack(): void {
    try {
      if (this.handle.connection.inTransaction) this.handle.connection.exec('ROLLBACK');
    } catch {
      // SQLite took the transaction back itself; the error that matters is the one that led here.
    }
  }

  /** @throws when SQLite has given up the whole transaction, or a savepoint cannot be taken back */
  private runJob(job: Job): () => void {
    const { connection } = this.handle;
    this.control.savepoint();
    try {
      const answer = job.run();
      this.control.release();
      return answer;
    } catch (error) {
      if (!connection.inTransaction) throw error;
      connection.exec('ROLLBACK TO job; RELEASE job');
      return () => job.reject(sqliteFault(error));
    }
  }

  private refuse(error: unknown): void {
    for (const job of this.waiting.splice(0)) job.reject(error);
  }

  private truncateLog(): boolean {
    try {
      const [result] = this.handle.connection.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
      return result.busy === 0;
    } catch (error) {
      if (isBusy(error)) return false;
      throw sqliteFault(error);
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 50));
}
