import { setTimeout as sleep } from 'node:timers/promises';
import { ChatClient } from '../../support/chat.client';
import { SALES_MESSAGE_PATH } from '../../support/sales-message.surface';
import { userSays, type ShopClient } from '../../support/shop.client';
import type { Random } from '../../support/random';
import type { Acked, Attempt, RequestLog } from './request-log';

const AGENT = { agentDescriptorId: 'example-agent' };
const SAYINGS = [
  'hello',
  'do you offer free shipping?',
  'a pink dress for a birthday',
  'something cheaper',
  'running shoes under $100',
  'the second one, please',
  'what can I return?',
];

/** A shop's backend that talks without pause on all surfaces: new sessions, old ones, forks and retries. */
export class Chatter {
  private readonly mine: Acked[] = [];
  private conversationId: string | undefined;
  private sequence = 0;

  constructor(
    private readonly name: string,
    private readonly shop: ShopClient,
    private readonly log: RequestLog,
    private readonly random: Random,
    /** Of the time, what it waits for answers; the rest it thinks. */
    private readonly pace = 1,
  ) {}

  /** Until it is told to stop, or its server is gone. */
  async talk(isOver: () => boolean): Promise<void> {
    try {
      this.conversationId = (await new ChatClient(this.shop).begin({ name: this.name })).id;
      while (!isOver()) await this.ask(this.nextAttempt());
    } catch {
      // The server was killed: what was under way stays unknown.
    }
  }

  private async ask(attempt: Attempt): Promise<void> {
    this.log.begin(attempt);
    const askedAt = performance.now();
    const answer = await this.shop.post(attempt.path, attempt.body, { 'idempotency-key': attempt.key });
    const acked = this.log.end(attempt, answer);
    if (acked !== undefined) this.mine.push(acked);
    if (this.pace < 1) await sleep((performance.now() - askedAt) * (1 / this.pace - 1));
  }

  private nextAttempt(): Attempt {
    const last = this.mine.at(-1);
    if (last === undefined || this.random.chance(0.15)) return this.invoke(AGENT);
    if (this.random.chance(0.1)) return this.random.pick(this.mine);
    if (this.random.chance(0.2)) return this.conversationMessage();
    if (this.random.chance(0.15)) return this.salesMessage();
    const base = this.random.chance(0.3) ? this.random.pick(this.mine) : last;
    return this.invoke(base.stateId === null ? AGENT : { stateId: base.stateId });
  }

  private invoke(context: object): Attempt {
    return this.attempt(this.shop.invokePath, { context, inputEvents: [userSays(this.words())] });
  }

  private conversationMessage(): Attempt {
    const action = this.random.chance(0.7) ? { action: 'generate-reply' } : {};
    return this.attempt(`/v1/conversations/${this.conversationId}/messages`, {
      ...{ role: 'user', content: this.words() },
      ...action,
    });
  }

  private salesMessage(): Attempt {
    return this.attempt(SALES_MESSAGE_PATH, {
      ...{ visitor_id: this.name, message: this.words(), site_id: 'site_456' },
    });
  }

  private attempt(path: string, body: unknown): Attempt {
    this.sequence += 1;
    return { key: `${this.name}-${this.sequence}`, path, body };
  }

  private words(): string {
    return this.random.pick(SAYINGS);
  }
}
