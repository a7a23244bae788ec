import type { DomainEvent } from '../event/event';
import type { ToolEffect } from '../tool/tool-call';

/** Something that was done between two messages. */
export interface Happening {
  /** How many messages came before it. */
  readonly at: number;
  /** In English, for the agent. */
  readonly text: string;
}

const MOST_TITLES = 5;
const TITLE_LENGTH = 80;

/** What an event did that the messages do not tell; null: nothing. */
export function happeningIn({ type, data }: DomainEvent): string | null {
  if (type === 'HandoverRequested') return 'a person of the shop was asked for';
  if (type === 'ToolCalled') {
    return data.outcome.status === 'completed' ? effectOf(data.outcome.result) : null;
  }
  if (type !== 'ProductsRecommended' || data.products.length === 0) return null;
  const titles = data.products.map(({ title }) => cut(title));
  const more = titles.length - MOST_TITLES;
  return `products shown: ${titles.slice(0, MOST_TITLES).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A delegation is told by the hand-off that comes with it. */
function effectOf(effect: ToolEffect): string | null {
  switch (effect.kind) {
    case 'delegation':
      return null;
    case 'order-draft':
      return `order drafted: ${effect.quantity} × ${cut(effect.title)}`;
    case 'meeting':
      return `meeting proposed: ${effect.meetingType.replaceAll('_', ' ')} at ${effect.startsAt}`;
  }
}

function cut(title: string): string {
  return title.length <= TITLE_LENGTH ? title : title.slice(0, TITLE_LENGTH).toWellFormed();
}
