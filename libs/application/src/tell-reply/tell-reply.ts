import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  compileClaimPatterns,
  recommendationFacts,
  reviewPassage,
  type ReplyPart,
  type ReviewFacts,
} from '@app/domain';
import { limitCurrency } from '../supervise/limit-currency';
import { productsInPlay } from '../supervise/products-in-play';
import { SuperviseReply, type ReviewedTurn } from '../supervise/supervise-reply';
import { type ReplyObserver } from './reply-news';
import { ToldReply, type ReplyCheck } from './told-reply';

/** Lets those who stream see a reply before it is committed, and nothing in it that the supervisors would not let pass. */
@Injectable()
export class TellReply {
  constructor(private readonly supervisors: SuperviseReply) {}

  /** Does what the first words of a process would wait for, a few milliseconds at a time: what else comes is served between. */
  async prepare(): Promise<void> {
    for (const _pattern of compileClaimPatterns()) await setImmediate();
  }

  /** @param parts the reply so far; grows while the agent speaks */
  open(observe: ReplyObserver, turn: ReviewedTurn, parts: readonly ReplyPart[]): ToldReply {
    return new ToldReply(observe, this.checkFor(turn, parts));
  }

  private checkFor(turn: ReviewedTurn, parts: readonly ReplyPart[]): ReplyCheck {
    let known: { readonly parts: number; readonly facts: Promise<ReviewFacts> } | undefined;
    return {
      review: async (text) => {
        if (known?.parts !== parts.length)
          known = { parts: parts.length, facts: this.factsFor(turn, [...parts]) };
        return reviewPassage(text, await known.facts);
      },
      bearOut: async (recommendation) => {
        const { productIds, criteria } = recommendation;
        const [products, currency] = await Promise.all([
          turn.shop.getProducts(productIds),
          limitCurrency(turn.shop, [criteria]),
        ]);
        return recommendationFacts(recommendation, products, currency);
      },
    };
  }

  private async factsFor(turn: ReviewedTurn, draft: readonly ReplyPart[]): Promise<ReviewFacts> {
    return this.supervisors.gatherFacts(turn, draft, await productsInPlay(turn, draft));
  }
}
