import type { AgentRef } from '../agent/agent-descriptor';
import type { CustomerIds } from '../conversation/customer';
import { NO_GUIDANCE, type Guidance } from '../conversation/guidance';
import type { Happening } from '../history/happening';
import type { HistorySummary } from '../history/summary';
import type { JsonObject } from '../json';
import type { SearchCriteria } from '../product/search-criteria';
import type { Money } from '../product/money';
import type { ToolName } from '../tool/tool';
import type { TranscriptEntry } from './transcript';

/** Raised with every change of the shape or of `evolve`, so that older snapshots are folded anew. */
export const MEMORY_FORMAT_VERSION = 3;

/** What keeps a turn at depth 2,000 as cheap as at depth 2: memory forgets beyond these. */
export const MEMORY_LIMITS = {
  /** Latest transcript entries kept. */
  entries: 40,
  /** Code units of transcript text kept in all. */
  transcriptLength: 16_000,
  /** Products that a customer can still point at ("the second one"). */
  shown: 10,
  /** Latest form fields kept. */
  attributes: 32,
  /** Code units of one form field's value kept. */
  attributeLength: 500,
  /** Latest things kept that were done and are not yet in the summary. */
  happenings: 24,
} as const;

/** A product that the customer has in view. */
export interface ShownProduct {
  readonly productId: string;
  readonly title: string;
  readonly price: Money | null;
}

/** What the agent knows of the conversation: the fold of a state's lineage, bounded in size. */
export interface Memory {
  /** Null only before the first event. */
  readonly agent: AgentRef | null;
  /** Oldest first. */
  readonly transcript: readonly TranscriptEntry[];
  /** Messages since the session began, forgotten ones included. */
  readonly messageCount: number;
  /** What remains of the messages before; null: all of them are in the transcript still. */
  readonly summary: HistorySummary | null;
  /** What was done besides what was said, since the summary, oldest first. */
  readonly happened: readonly Happening[];
  /** The last recommendation, in the order shown. */
  readonly shown: readonly ShownProduct[];
  /** The last search, which "cheaper" and "in blue" refine. */
  readonly search: SearchCriteria | null;
  /** What forms told, latest last; each name once. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly store: { readonly storeId: string; readonly name: string | null } | null;
  readonly handover: 'none' | 'requested' | 'accepted';
  readonly guidance: Guidance;
  readonly customer: CustomerIds;
  /** A tool that is wanted but lacks arguments, with those that are known. */
  readonly pendingTool: { readonly tool: ToolName; readonly arguments: JsonObject } | null;
  readonly title: string | null;
}

export const EMPTY_MEMORY: Memory = {
  agent: null,
  transcript: [],
  messageCount: 0,
  summary: null,
  happened: [],
  shown: [],
  search: null,
  attributes: [],
  store: null,
  handover: 'none',
  guidance: NO_GUIDANCE,
  customer: {},
  pendingTool: null,
  title: null,
};
