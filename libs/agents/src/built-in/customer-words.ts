import { contentAsText, type DomainEvent, type Memory } from '@app/domain';

/** Form fields that say something about what is wanted. */
const WISH_FIELD =
  /^(?:product|budget|price|max ?price|size|colou?r|brand|looking ?for|category|question|message)$/i;

/** What says something, of the customer or of those who answered instead. */
const CUSTOMER_EVENTS: ReadonlySet<string> = new Set<DomainEvent['type']>([
  'MessageReceived',
  'OptionChosen',
  'FormSubmitted',
  'StoreSelected',
]);

/** What the customer did in this turn, as text to read. */
export interface CustomerWords {
  /** Oldest first: what was typed, chosen or filled in. */
  readonly messages: readonly string[];
  /** Whether a picture, a recording or a place came in, which cannot be read. */
  readonly hasUnreadable: boolean;
  readonly hasForm: boolean;
}

/** When a reply is asked for and nothing new was said, it is to what nobody has answered yet. */
export function customerWords(input: readonly DomainEvent[], memory: Memory): CustomerWords {
  const said = input.flatMap(textsOf).filter((text) => text.trim() !== '');
  const isAsked = input.some(({ type }) => type === 'ReplyRequested');
  const isNews = input.some(({ type }) => CUSTOMER_EVENTS.has(type));
  return {
    messages: isAsked && !isNews ? unanswered(memory) : said,
    hasUnreadable: input.some(
      (event) => event.type === 'MessageReceived' && isFromCustomer(event) && isUnreadable(event),
    ),
    hasForm: input.some(({ type }) => type === 'FormSubmitted' || type === 'StoreSelected'),
  };
}

function unanswered({ transcript }: Memory): readonly string[] {
  const answered = transcript.findLastIndex(({ speaker }) => speaker !== 'user' && speaker !== 'note');
  return transcript.slice(answered + 1).flatMap(({ speaker, text }) => (speaker === 'user' ? [text] : []));
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
