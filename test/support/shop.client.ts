export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** Parsed, when it is JSON. */
  readonly json: unknown;
}

export interface InvokeAnswer {
  readonly response: {
    readonly stateId: string;
    readonly sessionId: string;
    readonly parentStateId: string | null;
    readonly responseEvents: readonly Readonly<Record<string, unknown>>[];
  };
}

/** A widget backend: it holds one key and speaks for one business. */
export class ShopClient {
  constructor(
    readonly url: string,
    readonly businessId = 'demo',
    readonly key = 'demo-key',
  ) {}

  get invokePath(): string {
    return `${this.businessPath}/ai/sales_assistant_v2/invoke/v1`;
  }

  get businessPath(): string {
    return `/internal/v1/businesses/${this.businessId}`;
  }

  async send(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const response = await fetch(this.url + path, {
      ...init,
      headers: { 'x-api-key': this.key, ...(init.headers as Record<string, string> | undefined) },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  }

  get(path: string): Promise<HttpAnswer> {
    return this.send(this.businessPath + path);
  }

  /** @param body sent as it is when it is text */
  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  }

  invoke(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.post(this.invokePath, body, headers);
  }

  /** A turn that must succeed. */
  async say(text: string, context: Readonly<Record<string, unknown>>): Promise<InvokeAnswer['response']> {
    const answer = await this.invoke({ context, inputEvents: [userSays(text)] });
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
    return (answer.json as InvokeAnswer).response;
  }
}

export const userSays = (text: unknown) => ({
  messageEvent: { role: 'USER', content: { textContent: text } },
});
export const widgetSays = (text: unknown) => ({
  messageEvent: { role: 'ASSISTANT', content: { textContent: text } },
});
