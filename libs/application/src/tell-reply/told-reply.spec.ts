import { setImmediate as turn } from 'node:timers/promises';
import { event } from '@app/domain';
import type { AgentOutput } from '../ports/agent';
import { type ReplyNews } from './reply-news';
import { ToldReply, type ReplyCheck } from './told-reply';

const FACT = event('QuestionsSuggested', { questions: ['borne out'] });
const words = (text: string): AgentOutput => ({ kind: 'text-delta', text });
const recommends: AgentOutput = { kind: 'recommendation', productIds: ['p1'], criteria: null };

function telling(check: Partial<ReplyCheck> = {}) {
  const news: ReplyNews[] = [];
  const reply = new ToldReply((item) => news.push(item), {
    review: (text) => Promise.resolve(text.replace('$5', '$7')),
    bearOut: () => Promise.resolve([FACT]),
    ...check,
  });
  return {
    reply,
    news,
    hear: (...outputs: AgentOutput[]) => outputs.forEach((output) => reply.hear(output)),
  };
}

describe('ToldReply', () => {
  it('tells harmless words at once, and what follows a claim after its review', async () => {
    const { hear, news } = telling();
    hear(words('Hello '), words('$5'), words('. '), words('Nice?'));
    expect(news).toEqual([{ kind: 'words', text: 'Hello ' }]);
    await turn();
    const told = news.map((item) => (item.kind === 'words' ? item.text : item.kind)).join('');
    expect(told).toBe('Hello $7. Nice?');
  });

  it('takes back words that are no part of the reply, once', () => {
    const { hear, news } = telling();
    hear(words('Hm'), { kind: 'text-void' }, { kind: 'text-void' }, words('Yes'));
    expect(news.map(({ kind }) => kind)).toEqual(['words', 'void', 'words']);
  });

  it('does not tell what was reviewed for a draft that is void by then', async () => {
    const { hear, news } = telling();
    hear(words('$5 '), words('only. '), words('Or'), { kind: 'text-void' }, words('Yes'));
    await turn();
    expect(news).toEqual([{ kind: 'words', text: 'Yes' }]);
  });

  it('tells a recommendation when it is borne out, unless a message comes before it', async () => {
    const first = telling();
    first.hear(recommends, { kind: 'message', text: 'Look.' }, recommends);
    await turn();
    expect(first.news).toEqual([{ kind: 'fact', fact: FACT }]);
  });

  it('tells nothing after it was stopped, and nothing when it cannot check', async () => {
    const stopped = telling();
    stopped.hear(recommends);
    stopped.reply.stop();
    stopped.hear(words('late'));
    const broken = telling({ review: () => Promise.reject(new Error('no database')) });
    broken.hear(words('$5. '), words('So'));
    await turn();
    broken.hear(words(' what'));
    expect([...stopped.news, ...broken.news]).toEqual([]);
  });
});
