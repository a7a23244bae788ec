import type { ChatCompletionRequest, LLMock } from '@copilotkit/aimock';

/**
 * An OpenAI-compatible server that sells: for a wish it searches, recommends what came and speaks; for a shop question
 * it reads the knowledge base; it books demos and asks for people; else it only speaks. Its journal counts what it was asked.
 */
export async function startShopModel(): Promise<LLMock> {
  // A tenth of a second to load, and most who import this library start none.
  const { LLMock } = await import('@copilotkit/aimock');
  const model = new LLMock({ port: 0, chunkSize: 8, logLevel: 'silent' });
  const said = (pattern: RegExp) => (request: ChatCompletionRequest) => pattern.test(lastWords(request));
  const step = (count: number) => (request: ChatCompletionRequest) => toolResults(request).length === count;
  const wish = said(/mouse|mice|dress|cheaper|keyboard/i);
  const question = said(/ship|return|opening/i);
  const meeting = said(/book a demo/i);
  const person = said(/a human|a person/i);
  const both =
    (...tests: readonly ((request: ChatCompletionRequest) => boolean)[]) =>
    (request: ChatCompletionRequest) =>
      tests.every((test) => test(request));

  model.on({ predicate: both(wish, step(0)), endpoint: 'chat' }, (request) => ({
    toolCalls: [{ name: 'search_products', arguments: JSON.stringify({ query: queryOf(request) }) }],
  }));
  model.on({ predicate: both(wish, step(1)), endpoint: 'chat' }, (request) => {
    const productIds = [...(toolResults(request)[0] ?? '').matchAll(/"productId":"([^"]+)"/g)].map(
      ([, productId]) => productId,
    );
    return productIds.length === 0
      ? { content: 'I found nothing like that. What else could it be?' }
      : { toolCalls: [{ name: 'recommend_products', arguments: JSON.stringify({ productIds }) }] };
  });
  model.on(
    { predicate: both(wish, step(2)), endpoint: 'chat' },
    { content: 'Have a look at these.\n\nDoes one of them stand out to you?' },
  );
  model.on({ predicate: both(question, step(0)), endpoint: 'chat' }, (request) => ({
    toolCalls: [{ name: 'search_knowledge', arguments: JSON.stringify({ query: lastWords(request) }) }],
  }));
  model.on({ predicate: both(question, step(1)), endpoint: 'chat' }, (request) => ({
    content: /"text":"([^"]+)"/.exec(toolResults(request)[0] ?? '')?.[1] ?? 'I do not know that, sorry.',
  }));
  model.on({ predicate: both(meeting, step(0)), endpoint: 'chat' }, (request) => ({
    toolCalls: [{ name: 'schedule_date', arguments: JSON.stringify(meetingIn(lastWords(request))) }],
  }));
  model.on({ predicate: both(meeting, step(1)), endpoint: 'chat' }, { content: 'Your demo is noted.' });
  model.on(
    { predicate: both(person, step(0)), endpoint: 'chat' },
    {
      content: 'A colleague will be with you soon.',
      toolCalls: [{ name: 'hand_over', arguments: JSON.stringify({ reason: 'asked for a person' }) }],
    },
  );
  model.on({ predicate: () => true, endpoint: 'chat' }, { content: 'Hello! What are you looking for?' });
  await model.start();
  return model;
}

/** What the customer said last, without the marks around it. */
export function lastWords({ messages }: ChatCompletionRequest): string {
  const last = messages.filter(({ role }) => role === 'user').at(-1);
  const text = typeof last?.content === 'string' ? last.content : '';
  return [...text.matchAll(/<customer_message>\n([\s\S]*?)\n<\/customer_message>/g)].at(-1)?.[1] ?? '';
}

/** The results of this turn's calls, oldest first. */
export function toolResults({ messages }: ChatCompletionRequest): readonly string[] {
  return messages.flatMap(({ role, content }) =>
    role === 'tool' && typeof content === 'string' ? [content] : [],
  );
}

/** At the time that was said (`2031-05-06 at 10:00`), or else at some time. */
function meetingIn(words: string): Readonly<Record<string, string>> {
  const [, day = '2031-01-01', time = '15:00'] = /(\d{4}-\d\d-\d\d) at (\d\d:\d\d)/.exec(words) ?? [];
  return { date_time: `${day}T${time}:00Z`, meeting_type: 'demo' };
}

function queryOf(request: ChatCompletionRequest): string {
  const words = lastWords(request).toLowerCase();
  return /(?:wireless |pink )?(?:mouse|mice|dress|keyboard)/.exec(words)?.[0] ?? words;
}
