import { ChatClient } from './chat.client';
import { SalesClient } from './sales.client';
import { userSays, type HttpAnswer, type InvokeAnswer, type ShopClient } from './shop.client';

type Headers = Readonly<Record<string, string>>;

/** A surface as limits see it: how a turn is asked for, and how it says that there is no room for it. */
export interface QuotaSurface {
  readonly name: string;
  readonly successStatus: number;
  /** Makes what has to be there first; what it gives asks for turns of one visitor, with headers for the same one. */
  readonly open: (shop: ShopClient) => Promise<(text: string, headers?: Headers) => Promise<HttpAnswer>>;
  readonly expectSpent: (answer: HttpAnswer, policies: readonly string[]) => void;
}

const problems = (answer: HttpAnswer, policies: readonly string[]): void => {
  expect(answer.json).toMatchObject({
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    status: 429,
    'violated-policies': policies,
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
};

export const QUOTA_SURFACES: readonly QuotaSurface[] = [
  {
    name: 'invoke',
    successStatus: 200,
    open: (shop) => {
      const first = { agentDescriptorId: 'agent' };
      let context: object = first;
      return Promise.resolve(async (text, headers) => {
        const isRepeatable = headers !== undefined;
        const asked = { context: isRepeatable ? first : context, inputEvents: [userSays(text)] };
        const answer = await shop.invoke(asked, headers);
        const { response } = answer.json as Partial<InvokeAnswer>;
        if (response !== undefined && !isRepeatable) context = { stateId: response.stateId };
        return answer;
      });
    },
    expectSpent: problems,
  },
  {
    name: 'conversations',
    successStatus: 201,
    open: async (shop) => {
      const chat = new ChatClient(shop);
      const { id } = await chat.begin({ agentDescriptorId: 'agent' });
      return (content, headers) =>
        chat.post(id, { role: 'user', content, action: 'generate-reply' }, headers);
    },
    expectSpent: problems,
  },
  {
    name: 'sales message',
    successStatus: 200,
    open: (shop) => {
      const sales = new SalesClient(shop);
      return Promise.resolve((message, headers) =>
        sales.post({ visitor_id: `visitor_of_${shop.key.slice(8, 16)}`, message, agentId: 'agent' }, headers),
      );
    },
    expectSpent: (answer) =>
      expect(answer.json).toEqual({
        success: false,
        error: { code: 'RATE_LIMITED', message: expect.any(String) as string },
      }),
  },
];
