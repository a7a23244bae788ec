import { setImmediate as round, setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Requests for a reply count as one moment's while none is further than this from the next, in milliseconds. */
const APART_MS = 50;
/**
 * Nor further than this in rounds of the event loop: a process that was held up has requests waiting that it takes one
 * in a round, each of which is read, limited and parsed in some more, and its timers are over before it has taken any.
 */
const APART_ROUNDS = 100;
/** A reply waits for no more of them than come in this time. */
const LONGEST_MS = 1_000;

/** One request for a reply, from when it is read until it is answered. */
export interface AskedReply {
  /** Resolves when nobody else has asked for a while; at once when that while is over already. */
  untilAlone(): Promise<void>;
  leave(): void;
}

interface Moment {
  lastAskedAt: number;
  present: number;
}

/**
 * Who asks for replies of one conversation at the same moment. Requests that were sent together are read one after
 * another, a new connection's only some rounds of the event loop later; a reply that is made faster than that would be
 * over before the others are read, and each of them would get one of its own. So a reply ends when its moment has.
 */
@Injectable()
export class AskedTogether {
  private readonly moments = new Map<string, Moment>();

  ask(businessId: string, conversationId: string): AskedReply {
    const key = `${businessId}\n${conversationId}`;
    const askedAt = performance.now();
    const moment = this.moments.get(key) ?? { lastAskedAt: askedAt, present: 0 };
    moment.lastAskedAt = askedAt;
    moment.present += 1;
    this.moments.set(key, moment);
    return {
      untilAlone: () => untilAlone(moment, askedAt + LONGEST_MS),
      leave: () => {
        moment.present -= 1;
        if (moment.present === 0) this.moments.delete(key);
      },
    };
  }
}

async function untilAlone(moment: Moment, giveUpAt: number): Promise<void> {
  for (let rounds = 0; rounds < APART_ROUNDS; rounds += 1) {
    const now = performance.now();
    if (now > giveUpAt) return;
    const leftMs = moment.lastAskedAt + APART_MS - now;
    if (leftMs > 0) {
      rounds = 0;
      await sleep(leftMs);
    }
    await round();
  }
}
