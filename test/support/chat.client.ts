import { type HttpAnswer, type ShopClient } from './shop.client';

export interface ChatMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly role: string;
  readonly content: string | null;
  readonly action?: string;
  readonly stateAfter?: Readonly<Record<string, unknown>>;
  readonly stateId: string;
  readonly createdAt: string;
}

export interface PostedMessage extends ChatMessage {
  readonly reply: ChatMessage | null;
  readonly state: Readonly<Record<string, unknown>>;
}

export interface ChatConversation {
  readonly id: string;
  readonly name: string;
  readonly key: string | null;
  readonly headStateId: string | null;
  readonly state: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A client of the conversations contract. */
export class ChatClient {
  constructor(readonly shop: ShopClient) {}

  /** A conversation that must be made. */
  async begin(given: Readonly<Record<string, unknown>> = {}): Promise<ChatConversation> {
    return must<ChatConversation>(
      201,
      await this.shop.post('/v1/conversations', { name: 'A chat', ...given }),
    );
  }

  async get(id: string): Promise<ChatConversation> {
    return must<ChatConversation>(200, await this.shop.send(`/v1/conversations/${id}`));
  }

  post(id: string, message: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.shop.post(`/v1/conversations/${id}/messages`, message, headers);
  }

  /** A message that must be taken. */
  async tell(id: string, message: Readonly<Record<string, unknown>>): Promise<PostedMessage> {
    return must<PostedMessage>(201, await this.post(id, message));
  }

  /** A turn that must succeed. */
  say(id: string, content: string): Promise<PostedMessage> {
    return this.tell(id, { role: 'user', content, action: 'generate-reply' });
  }

  async messages(id: string, query = ''): Promise<{ messages: readonly ChatMessage[]; cursor?: string }> {
    return must(200, await this.shop.send(`/v1/conversations/${id}/messages${query}`));
  }

  /** Role and content of every message, oldest first. */
  async history(id: string): Promise<readonly (readonly [role: string, content: string | null])[]> {
    const { messages } = await this.messages(id, '?limit=200');
    return messages.map(({ role, content }) => [role, content] as const);
  }
}

function must<Body>(status: number, answer: HttpAnswer): Body {
  if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text}`);
  return answer.json as Body;
}
