import { event, type DomainEvent } from '../event/event';
import { evolve } from '../memory/evolve';
import { MEMORY_LIMITS, type Memory } from '../memory/memory';
import type { TranscriptEntry } from '../memory/transcript';
import { estimateTokens } from '../text/token-estimate';
import { foldSummary, summarisedEntries, transcriptStart } from './fold-summary';
import { historyBudget } from './history-budget';

/** How much room the reply has in memory before anything falls out of it unsummarised. */
const REPLY_ROOM = { entries: 12, length: 4_000 } as const;
/** What an agent puts around each message, in tokens: see its data marks. */
const MARK_TOKENS = 16;

interface Size {
  readonly entries: number;
  readonly length: number;
  readonly tokens: number;
}

/**
 * The facts, with a `HistorySummarised` before each message that the history has no room for. Then the oldest half is
 * folded in, so that the next few turns need none.
 * @param memory what is known before the facts
 * @param historyTokens what the agent's descriptor allows; absent: the default
 */
export function keepHistory(
  memory: Memory,
  facts: readonly DomainEvent[],
  historyTokens?: number,
): readonly DomainEvent[] {
  const most = mostOf(historyTokens);
  const kept: DomainEvent[] = [];
  let known = memory;
  for (const fact of facts) {
    const next = evolve(known, fact);
    const said = next.messageCount > known.messageCount ? next.transcript.at(-1) : undefined;
    const upTo = said === undefined ? null : foldedUpTo(known, said, most);
    if (upTo === null) known = next;
    else {
      const summarised = event('HistorySummarised', foldSummary(known, upTo));
      kept.push(summarised);
      known = evolve(evolve(known, summarised), fact);
    }
    kept.push(fact);
  }
  return kept;
}

/** Up to which message the history has to be folded so that `said` has room; null: it has. */
function foldedUpTo(memory: Memory, said: TranscriptEntry, most: Size): number | null {
  const folded = summarisedEntries(memory);
  const open = memory.transcript.slice(folded).map(sizeOf);
  const sizes = [...open, sizeOf(said)];
  if (fits(sizes, most, 1)) return null;
  let gone = 0;
  while (gone < open.length && !fits(sizes.slice(gone), most, 0.5)) gone += 1;
  return gone === 0 ? null : transcriptStart(memory) + folded + gone;
}

function mostOf(historyTokens: number | undefined): Size {
  return {
    entries: MEMORY_LIMITS.entries - REPLY_ROOM.entries,
    length: MEMORY_LIMITS.transcriptLength - REPLY_ROOM.length,
    tokens: historyBudget(historyTokens).talk,
  };
}

function sizeOf({ text }: TranscriptEntry): Size {
  return { entries: 1, length: text.length, tokens: estimateTokens(text) + MARK_TOKENS };
}

function fits(sizes: readonly Size[], most: Size, share: number): boolean {
  const total = (part: keyof Size) => sizes.reduce((sum, size) => sum + size[part], 0);
  return (['entries', 'length', 'tokens'] as const).every((part) => total(part) <= most[part] * share);
}
