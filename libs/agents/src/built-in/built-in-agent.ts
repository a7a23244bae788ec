import { Injectable } from '@nestjs/common';
import { Agent, type AgentOutput, type AgentRequest, type CatalogueVocabulary } from '@app/application';
import type { ReplyPart } from '@app/domain';
import { customerWords } from './customer-words';
import type { ErrandGround } from './errand/errand-ground';
import { runErrand } from './errand/run-errand';
import { readGuide, type Guide } from './guidance/guide';
import { guidedFindings, withoutNever } from './guidance/guided-findings';
import { guidedMoves } from './guidance/guided-moves';
import { happenedIn, phaseStep } from './guidance/happened';
import { recommendedProducts } from './guidance/recommended-products';
import { toldEntries } from './guidance/told-entries';
import { lookupFor } from './policy/lookup';
import { ask, state, type Move } from './policy/move';
import { planAct } from './policy/plan';
import type { Situation } from './policy/situation';
import { ShopRetrieval } from './retrieval/shop-retrieval';
import { readActs } from './read-acts';
import type { Understanding } from './understanding/understanding';
import { readOpenQuestion } from './wording/open-question.reader';
import { phrasebookFor } from './wording/phrasebooks';
import { presentationIn } from './wording/presentation';
import { wordMoves } from './wording/wording';

/** One turn of the agent: what it knows, how it speaks, and what it stands on. */
interface Turn {
  readonly guide: Guide;
  readonly ground: ErrandGround;
  readonly retrieval: ShopRetrieval;
}

/**
 * Answers without a model: reads the sentence, looks it up, does the errand, plans, and puts the plan into words.
 * Deterministic.
 */
@Injectable()
export class BuiltInAgent extends Agent {
  async *respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    signal.throwIfAborted();
    const { memory, shop } = request;
    const vocabulary = await shop.vocabulary();
    const turn = this.turnOf(request, vocabulary);
    const acts = readActs(customerWords(request.input, request.memory), vocabulary, turn.ground);
    const done: Move[] = [];
    for (const [at, act] of acts.entries()) {
      signal.throwIfAborted();
      const isLast = at === acts.length - 1;
      const moves = await this.movesFor(act, turn);
      const asking = isLast ? guidedMoves(moves, turn.guide, memory) : withoutQuestions(moves);
      done.push(...asking);
      yield* permitted(asking, turn);
    }
    yield* phaseStep(turn.guide, happenedIn(acts, done));
  }

  private turnOf(request: AgentRequest, vocabulary: CatalogueVocabulary): Turn {
    const { agent, memory, shop } = request;
    const guide = readGuide(agent.definition, memory);
    const language = guide.language ?? agent.definition.language;
    const phrasebook = phrasebookFor(language);
    const situation: Situation = {
      memory,
      question: readOpenQuestion(memory, phrasebook),
      most: agent.definition.maxRecommendations,
      currency: vocabulary.currency,
      isCatalogueEmpty: vocabulary.productCount === 0,
      greeting: guide.greeting ?? agent.definition.greeting,
      canMeet: request.tools.tools.some(({ name }) => name === 'schedule_date'),
      show: presentationIn(phrasebook, language, vocabulary.currency),
    };
    const said = customerWords(request.input, request.memory).messages.join('\n');
    return {
      guide,
      ground: { request, said, phrasebook, situation },
      retrieval: new ShopRetrieval(shop, vocabulary, toldEntries(memory)),
    };
  }

  private async movesFor(act: Understanding, turn: Turn): Promise<readonly Move[]> {
    const { situation } = turn.ground;
    const fetched = await turn.retrieval.fetch(lookupFor(act, situation.memory, situation.currency));
    const found = guidedFindings(fetched, turn.guide);
    const moves = (await runErrand(act, found, turn.ground)) ?? planAct(act, found, situation);
    const opens = act.kind === 'greeting' || act.kind === 'speak' || act.kind === 'capabilities';
    return opens ? this.withRecommended(moves, turn) : moves;
  }

  /** What the shop wants to be recommended is shown when the customer has not asked for anything yet. */
  private async withRecommended(moves: readonly Move[], turn: Turn): Promise<readonly Move[]> {
    const { situation, request } = turn.ground;
    if (turn.guide.recommend.length === 0 || situation.memory.shown.length > 0) return moves;
    const products = await recommendedProducts(request.shop, turn.guide, situation.most);
    if (products.length === 0) return moves;
    const productIds = products.map(({ productId }) => productId);
    const stands = (['stands-out-one', 'stands-out-two'] as const)[products.length - 1] ?? 'stands-out-many';
    return [
      ...withoutQuestions(moves),
      { move: 'recommend', productIds, criteria: null },
      state('suggested'),
      ask(stands),
    ];
  }
}

/** Only the last of several answers ends with a question. */
function withoutQuestions(moves: readonly Move[]): readonly Move[] {
  return moves.filter(({ move }) => move !== 'ask');
}

/** The moves in words, without what the shop does not want to be mentioned. */
function permitted(moves: readonly Move[], { guide, ground }: Turn): readonly ReplyPart[] {
  const { phrasebook } = ground;
  const turn = ground.situation.memory.messageCount;
  const parts = wordMoves(moves, phrasebook, turn);
  const kept = parts.flatMap((part): readonly ReplyPart[] => {
    if (part.kind !== 'message') return [part];
    const text = withoutNever(part.text, guide);
    return text === '' ? [] : [{ kind: 'message', text }];
  });
  const says = kept.filter(({ kind }) => kind === 'message' || kind === 'recommendation').length;
  const isCut = kept.length < parts.length && says <= 1;
  return isCut ? [...wordMoves([state('not-here')], phrasebook, turn), ...kept] : kept;
}
