import { Injectable } from '@nestjs/common';
import {
  Agent,
  KnowledgeBase,
  ProductCatalogue,
  type AgentOutput,
  type AgentRequest,
  type CatalogueVocabulary,
} from '@app/application';
import type { Memory, ReplyPart } from '@app/domain';
import { customerWords, type CustomerWords } from './customer-words';
import { readYes } from './policy/answered-question';
import { lookupFor } from './policy/lookup';
import { planAct } from './policy/plan';
import type { Situation } from './policy/situation';
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
    const situation = situationOf(request, vocabulary, phrasebook);
    const retrieval = new ShopRetrieval(this.catalogue, this.knowledge, businessId);
    for (const act of actsOf(customerWords(request.input), memory, vocabulary, phrasebook)) {
      signal.throwIfAborted();
      const found = await retrieval.fetch(lookupFor(act, memory));
      yield* wordMoves(
        planAct(act, found, situation),
        phrasebook,
        memory.messageCount,
      ) satisfies readonly ReplyPart[];
    }
  }
}

function situationOf(
  request: AgentRequest,
  vocabulary: CatalogueVocabulary,
  phrasebook: Phrasebook,
): Situation {
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
  phrasebook: Phrasebook,
): readonly Understanding[] {
  if (words.messages.length === 0) return [{ kind: words.hasUnreadable ? 'unreadable' : 'greeting' }];
  const question = readOpenQuestion(memory, phrasebook);
  return understand(words.messages, memory, vocabulary).map((act) =>
    act.kind === 'yes' ? (readYes(question, memory) ?? act) : act,
  );
}
