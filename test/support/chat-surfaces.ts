import { ChatClient } from './chat.client';
import { SALES_MESSAGE_PATH } from './sales-message.surface';
import { userSays, type HttpAnswer, type InvokeAnswer, type ShopClient } from './shop.client';
import { expectProblem } from './surface';
import type { PostedMessage } from './chat.client';
import type { SalesAnswer } from './sales.client';

/** A conversation with one agent over one of the HTTP contracts. */
export interface OpenChat {
  /** One turn; a turn that is answered is gone on from. */
  say(text: string, headers?: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  /** The very request of the last turn once more. */
  sayAgain(): Promise<HttpAnswer>;
  /** Which state a good answer made. */
  stateOf(answer: HttpAnswer): string;
}

export interface ChatSurface {
  readonly name: string;
  readonly successStatus: number;
  readonly open: (shop: ShopClient, agentDescriptorId: string) => Promise<OpenChat>;
  /** Status and code of each way in which an agent fails. */
  readonly failures: Readonly<Record<string, readonly [status: number, code: string]>>;
  /** Checks everything that failures of the surface have in common. */
  readonly expectFailure: (answer: HttpAnswer, status: number, code: string) => void;
  /** Whether the customer's words stay of a turn whose agent failed. */
  readonly keepsInput: boolean;
}

/** Requests of one surface, one after another. */
class Talk implements OpenChat {
  private headers: Readonly<Record<string, string>> = {};
  private body: object = {};

  constructor(
    private readonly shop: ShopClient,
    private readonly path: string,
    private readonly bodyOf: (text: string, last: HttpAnswer | undefined) => object,
    readonly stateOf: (answer: HttpAnswer) => string,
    private last: HttpAnswer | undefined = undefined,
  ) {}

  async say(text: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    this.headers = headers;
    this.body = this.bodyOf(text, this.last);
    const answer = await this.sayAgain();
    if (answer.status < 300) this.last = answer;
    return answer;
  }

  sayAgain(): Promise<HttpAnswer> {
    return this.shop.post(this.path, this.body, this.headers);
  }
}

const salesData = ({ json }: HttpAnswer) => (json as { data: SalesAnswer }).data;
const invokeState = ({ json }: HttpAnswer) => (json as InvokeAnswer).response.stateId;

function expectFailedCommand({ status, json, headers }: HttpAnswer, wanted: number, code: string): void {
  const text = expect.stringMatching(/\S/) as string;
  expect([status, json]).toEqual([
    wanted,
    { success: false, error: { code, message: text, command_id: text, message_kept: true } },
  ]);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
}

/** The three contracts, as a talk sees them. */
export const CHAT_SURFACES: readonly ChatSurface[] = [
  {
    name: 'invoke',
    successStatus: 200,
    open: (shop, agentDescriptorId) => {
      const bodyOf = (text: string, last: HttpAnswer | undefined) => ({
        context: last === undefined ? { agentDescriptorId } : { stateId: invokeState(last) },
        inputEvents: [userSays(text)],
      });
      return Promise.resolve(new Talk(shop, shop.invokePath, bodyOf, invokeState));
    },
    failures: {
      AGENT_FAILED: [502, 'AGENT_FAILED'],
      AGENT_UNAVAILABLE: [503, 'AGENT_UNAVAILABLE'],
      AGENT_TIMEOUT: [504, 'AGENT_TIMEOUT'],
    },
    expectFailure: expectProblem,
    keepsInput: false,
  },
  {
    name: 'conversations',
    successStatus: 201,
    open: async (shop, agentDescriptorId) => {
      const { id } = await new ChatClient(shop).begin({ agentDescriptorId });
      const bodyOf = (content: string) => ({ role: 'user', content, action: 'generate-reply' });
      const stateOf = ({ json }: HttpAnswer) => (json as PostedMessage).stateId;
      return new Talk(shop, `/v1/conversations/${id}/messages`, bodyOf, stateOf);
    },
    failures: {
      AGENT_FAILED: [500, 'GENERATION_FAILED'],
      AGENT_UNAVAILABLE: [500, 'GENERATION_FAILED'],
      AGENT_TIMEOUT: [500, 'GENERATION_FAILED'],
    },
    expectFailure: expectProblem,
    keepsInput: false,
  },
  {
    name: 'sales message',
    successStatus: 200,
    open: (shop, agentId) => {
      const bodyOf = (message: string, last: HttpAnswer | undefined) => ({
        lead_id: 'lead_123',
        message,
        ...(last === undefined ? { agentId } : { conversationId: salesData(last).conversation_id }),
      });
      const stateOf = (answer: HttpAnswer) => salesData(answer).messages.user.message_id.replace(/-\d+$/, '');
      return Promise.resolve(new Talk(shop, SALES_MESSAGE_PATH, bodyOf, stateOf));
    },
    failures: {
      AGENT_FAILED: [502, 'COMMAND_EXECUTION_FAILED'],
      AGENT_UNAVAILABLE: [503, 'COMMAND_EXECUTION_FAILED'],
      AGENT_TIMEOUT: [504, 'COMMAND_EXECUTION_FAILED'],
    },
    expectFailure: expectFailedCommand,
    keepsInput: true,
  },
];
