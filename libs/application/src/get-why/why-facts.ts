import type {
  AgentDescriptor,
  ModelCall,
  ProductCard,
  RefusedProduct,
  Review,
  SearchCriteria,
  Substitution,
  SummaryPoint,
  ToolCall,
} from '@app/domain';

/** How the conversation was led when the agent answered. */
export interface WhyGuidance {
  readonly playbook: string;
  readonly phase: string | null;
  /** The phase that the agent went on to with this answer; null: it stayed. */
  readonly nextPhase: string | null;
  /** Whether the conversation's own system message stood in place of the playbook's. */
  readonly hasOwnSystemMessage: boolean;
  /** How many texts and resources the conversation gave the agent. */
  readonly contextItems: number;
}

export interface WhySearch {
  readonly criteria: SearchCriteria;
  /** Every limit of the criteria in words, such as `at most $80.00`. */
  readonly limits: readonly string[];
  /** ISO 4217 code that the criteria's amounts are read in. */
  readonly currency: string;
  /** How many products satisfied the criteria, counted up to 1,000. */
  readonly matched: number;
  /** Best first. */
  readonly productIds: readonly string[];
}

export interface KeptLimit {
  readonly limit: string;
  /** Null: nothing recorded with the turn tells. */
  readonly kept: boolean | null;
  /** What tells: the product as it was shown, or that a search with this limit found it. */
  readonly toldBy: 'product' | 'search' | null;
}

export interface RecommendedProduct {
  readonly card: ProductCard;
  /** Of the latest search that found it; when none did, of the latest search. */
  readonly limits: readonly KeptLimit[];
  /** Where that search was made; null: there was none. */
  readonly limitsFrom: 'this-turn' | 'earlier-turn' | null;
}

export interface LeftOutProduct {
  readonly productId: string;
  /** Today's; null when the catalogue no longer has it. */
  readonly title: string | null;
  /** `most-shown`: as many were shown as the agent may show; `not-chosen`: the agent did not name it. */
  readonly reason: 'most-shown' | 'not-chosen';
}

/** Named by the agent, and not shown. */
export interface WhyRefusal extends RefusedProduct {
  /** Today's; null when the catalogue does not have it. */
  readonly title: string | null;
}

/** A request to a language model, without what it was asked and what it said. */
export type WhyModelCall = Pick<ModelCall, 'step' | 'model' | 'outcome' | 'usage' | 'latencyMs'>;

/** What the model called, and whether it got what it called for. */
export interface WhyLookUp {
  /** The request that the model called it in. */
  readonly step: number;
  /** As the model wrote it: perhaps no tool of the agent's. */
  readonly tool: string;
  readonly outcome: 'ok' | 'failed';
}

/** What the agent knew of messages that its history had no room for. */
export interface WhySummary {
  /** How many messages, from the session's first on. */
  readonly upTo: number;
  /** Without hidden notes. */
  readonly points: readonly SummaryPoint[];
}

export interface WhyKnowledge {
  readonly query: string;
  /** Best first; the title is today's, null when the entry is gone. */
  readonly entries: readonly { readonly entryId: string; readonly title: string | null }[];
}

/** What led to a state's answer, as the events tell it. */
export interface WhyFacts {
  readonly stateId: string;
  /** The version that made the state. */
  readonly agent: AgentDescriptor;
  readonly guidance: WhyGuidance;
  /** Null: the agent had every message before it. */
  readonly summary: WhySummary | null;
  readonly modelCalls: readonly WhyModelCall[];
  readonly lookUps: readonly WhyLookUp[];
  /** Another engine than the agent's own that answered; null: its own did. */
  readonly substitution: Substitution | null;
  readonly searches: readonly WhySearch[];
  readonly recommended: readonly RecommendedProduct[];
  /** Each product once. */
  readonly refused: readonly WhyRefusal[];
  /** Found by a search of this turn, and not shown. */
  readonly leftOut: readonly LeftOutProduct[];
  readonly knowledge: readonly WhyKnowledge[];
  readonly tools: readonly ToolCall[];
  readonly reviews: readonly Review[];
  /** Why a person was asked for, in English; null: none was. */
  readonly handoverReason: string | null;
}

/** What the ids in the events are called. */
export interface WhyNames {
  /** Titles by product id. */
  readonly products: ReadonlyMap<string, string>;
  /** Titles by entry id. */
  readonly entries: ReadonlyMap<string, string>;
  /** ISO 4217 code most of the shop's products are priced in. */
  readonly currency: string;
}
