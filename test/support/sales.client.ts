import { SALES_MESSAGE_PATH } from './sales-message.surface';
import type { HttpAnswer, ShopClient } from './shop.client';

export interface SalesAnswer {
  readonly command_id: string;
  readonly conversation_id: string;
  readonly conversation_title: string;
  readonly messages: {
    readonly user: { readonly content: string; readonly message_id: string };
    readonly assistant: {
      readonly content: string;
      readonly message_id: string | null;
      readonly parts: readonly string[];
      readonly products?: readonly { readonly productId: string; readonly price: number | null }[];
    };
  };
  readonly command?: SalesCommandAnswer;
}

export interface SalesCommandAnswer {
  readonly command_id: string;
  readonly status: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly conversation_id: string;
  readonly tools: readonly { readonly name: string; readonly status: string }[];
  readonly context: string;
}

export interface SalesMessageLine {
  readonly message_id: string;
  readonly role: string;
  readonly content: string;
}

/** A shop's backend that speaks the sales message contract. */
export class SalesClient {
  constructor(readonly shop: ShopClient) {}

  post(body: unknown, headers: Readonly<Record<string, string>> = {}, query = ''): Promise<HttpAnswer> {
    return this.shop.post(SALES_MESSAGE_PATH + query, body, headers);
  }

  /** A message that must be answered. */
  async say(message: string, more: object = {}): Promise<SalesAnswer> {
    return this.data(await this.post({ visitor_id: 'visitor_1', message, ...more }));
  }

  async status(commandId: string): Promise<SalesCommandAnswer> {
    return this.data(await this.get(`status?commandId=${commandId}`));
  }

  get(path: string): Promise<HttpAnswer> {
    return this.shop.send(`/api/agents/sales/${path}`);
  }

  async messages(conversationId: string): Promise<readonly SalesMessageLine[]> {
    const answer = await this.get(`conversations/messages?limit=200&conversation_id=${conversationId}`);
    return this.data<{ messages: readonly SalesMessageLine[] }>(answer).messages;
  }

  /** Who said what, a line each. */
  async talk(conversationId: string): Promise<readonly string[]> {
    return (await this.messages(conversationId)).map(({ role, content }) => `${role}: ${content}`);
  }

  /** The ids of the conversations that a query finds, newest first. */
  async conversations(query: string): Promise<readonly string[]> {
    const answer = await this.get(`conversations?${query}`);
    return this.data<{ conversations: { conversation_id: string }[] }>(answer).conversations.map(
      ({ conversation_id }) => conversation_id,
    );
  }

  intervene(conversationId: string, message: string, path = ''): Promise<HttpAnswer> {
    const body = { conversation_id: conversationId, message, user_id: 'ana' };
    return this.shop.post(`/api/agents/sales/intervention${path}`, body);
  }

  private data<Data = SalesAnswer & SalesCommandAnswer>({ status, json, text }: HttpAnswer): Data {
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return (json as { data: Data }).data;
  }
}
