import { Injectable } from '@nestjs/common';
import {
  Agent,
  KnowledgeBase,
  ProductCatalogue,
  type AgentOutput,
  type AgentRequest,
  type CatalogueVocabulary,
} from '@app/application';
import type { Memory } from '@app/domain';
import { customerWords, type CustomerWords } from './customer-words';
import { answeredBudget, readYes } from './policy/answered-question';
import { lookupFor } from './policy/lookup';
import type { Move } from './policy/move';
import { planAct } from './policy/plan';
import type { OpenQuestion, Situation } from './policy/situation';
import { ShopRetrieval } from './retrieval/shop-retrieval';
import { understand } from './understanding/understand';
import type { Understanding } from './understanding/understanding';
import { readOpenQuestion } from './wording/open-question.reader';
import type { Phrasebook } from './wording/phrasebook';
import { phrasebookFor } from './wording/phrasebooks';
import { presentationIn } from './wording/presentation';
import { wordMoves } from './wording/wording';

/** Answers without a model: reads the sentence, looks it up, plans, and puts the plan into words. Deterministic. */
@Injectable()
export class BuiltInAgent extends Agent {
  constructor(
    private readonly catalogue: ProductCatalogue,
    private readonly knowledge: KnowledgeBase,
  ) {
    super();
  }

  async *respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    signal.throwIfAborted();
    const { agent, businessId, memory } = request;
    const vocabulary = await this.catalogue.vocabulary(businessId);
    const phrasebook = phrasebookFor(agent.definition.language);
    const question = readOpenQuestion(memory, phrasebook);
    const situation = { ...situationOf(request, vocabulary, phrasebook), question };
    const retrieval = new ShopRetrieval(this.catalogue, this.knowledge, businessId, vocabulary);
    const acts = actsOf(customerWords(request.input), memory, vocabulary, question, phrasebook.language);
    for (const [at, act] of acts.entries()) {
      signal.throwIfAborted();
      const moves = planAct(act, await retrieval.fetch(lookupFor(act, memory)), situation);
      yield* wordMoves(
        at === acts.length - 1 ? moves : withoutQuestions(moves),
        phrasebook,
        memory.messageCount,
      );
    }
  }
}

/** Only the last of several answers ends with a question. */
function withoutQuestions(moves: readonly Move[]): readonly Move[] {
  return moves.filter(({ move }) => move !== 'ask');
}

function situationOf(
  request: AgentRequest,
  vocabulary: CatalogueVocabulary,
  phrasebook: Phrasebook,
): Omit<Situation, 'question'> {
  const { definition } = request.agent;
  return {
    memory: request.memory,
    most: definition.maxRecommendations,
    currency: vocabulary.currency,
    isCatalogueEmpty: vocabulary.productCount === 0,
    greeting: definition.greeting,
    show: presentationIn(phrasebook, definition.language, vocabulary.currency),
  };
}

/** What the customer does in this turn; without words of theirs, the agent speaks first. */
function actsOf(
  words: CustomerWords,
  memory: Memory,
  vocabulary: CatalogueVocabulary,
  question: OpenQuestion | undefined,
  language: string,
): readonly Understanding[] {
  if (words.messages.length === 0) return [{ kind: words.hasUnreadable ? 'unreadable' : 'greeting' }];
  const messages = answeredBudget(words.messages, question);
  return understand(messages, memory, vocabulary, language).map((act) =>
    act.kind === 'yes' ? (readYes(question, memory) ?? act) : act,
  );
}
