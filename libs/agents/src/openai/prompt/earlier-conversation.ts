import { estimateTokens, keepWithin, type HistorySummary, type SummaryPoint } from '@app/domain';
import { asData } from './data-mark';

const WHO: Readonly<Record<SummaryPoint['by'], string>> = {
  user: 'customer',
  assistant: 'assistant',
  'client-assistant': 'widget',
  team: 'person of the shop',
  note: 'hidden note',
  happened: 'happened',
};

/** The summary as one block of data within `tokens`, what weighs most first to stay; empty when there is nothing to tell. */
export function earlierConversation(summary: HistorySummary | null, tokens: number): string {
  if (summary === null) return '';
  const room = tokens - estimateTokens(asData('earlier_conversation', ''));
  const kept = keepWithin(summary.points, (point) => estimateTokens(`${lineOf(point)}\n`), room);
  return kept.length === 0 ? '' : asData('earlier_conversation', kept.map(lineOf).join('\n'));
}

function lineOf({ by, text }: SummaryPoint): string {
  return `${WHO[by]}: ${text.replace(/\s+/gu, ' ')}`;
}
