import { contentAsText, type DomainEvent } from '@app/domain';

/** Form fields that say something about what is wanted. */
const WISH_FIELD =
  /^(?:product|budget|price|max ?price|size|colou?r|brand|looking ?for|category|question|message)$/i;

/** What the customer did in this turn, as text to read. */
export interface CustomerWords {
  /** Oldest first: what was typed, chosen or filled in. */
  readonly messages: readonly string[];
  /** Whether a picture, a recording or a place came in, which cannot be read. */
  readonly hasUnreadable: boolean;
  readonly hasForm: boolean;
}

export function customerWords(input: readonly DomainEvent[]): CustomerWords {
  return {
    messages: input.flatMap(textsOf).filter((text) => text.trim() !== ''),
    hasUnreadable: input.some(
      (event) => event.type === 'MessageReceived' && isFromCustomer(event) && isUnreadable(event),
    ),
    hasForm: input.some(({ type }) => type === 'FormSubmitted' || type === 'StoreSelected'),
  };
}

function textsOf(event: DomainEvent): readonly string[] {
  if (event.type === 'OptionChosen') return [event.data.title];
  if (event.type === 'MessageReceived') {
    return isFromCustomer(event) && !isUnreadable(event) ? [contentAsText(event.data.content)] : [];
  }
  if (event.type !== 'FormSubmitted') return [];
  return Object.entries(event.data.fields).flatMap(([name, value]) =>
    WISH_FIELD.test(name) && (typeof value === 'string' || typeof value === 'number')
      ? [asSentence(name, value)]
      : [],
  );
}

type Received = Extract<DomainEvent, { type: 'MessageReceived' }>;

function isFromCustomer({ data }: Received): boolean {
  return data.role === 'user';
}

function isUnreadable({ data: { content } }: Received): boolean {
  return content.kind !== 'text' && !(content.kind === 'image' && content.caption !== undefined);
}

function asSentence(name: string, value: string | number): string {
  if (/^(?:budget|price|max ?price)$/i.test(name)) return `budget ${value}`;
  if (/^size$/i.test(name)) return `size ${value}`;
  return /^colou?r$/i.test(name) ? `in ${value}` : String(value);
}
