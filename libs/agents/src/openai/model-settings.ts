/** How long a model may take, in milliseconds. */
export interface ModelDeadlines {
  /** All of a turn's model steps together; shorter than what the core gives an agent. */
  readonly turnMs: number;
  /** Between two pieces of an answer that has begun. */
  readonly idleMs: number;
}

export const MODEL_DEADLINES: ModelDeadlines = { turnMs: 23_000, idleMs: 10_000 };

/** Servers that are named in public: their names tell nothing of this one. */
const PUBLIC_HOSTS: ReadonlySet<string> = new Set([
  'api.openai.com',
  'api.mistral.ai',
  'api.groq.com',
  'api.together.xyz',
  'api.deepseek.com',
  'openrouter.ai',
  'generativelanguage.googleapis.com',
]);

/** Which model server this process is connected to. Set by who runs it, never by a tenant. */
export class ModelSettings {
  readonly apiKey: string | null;
  /** Null: OpenAI's own. */
  readonly baseUrl: string | null;
  /** The model for descriptors that name none. */
  readonly model: string;
  readonly deadlines: ModelDeadlines;

  constructor(
    given: {
      readonly apiKey?: string | undefined;
      readonly baseUrl?: string | undefined;
      readonly model?: string | undefined;
      readonly deadlines?: ModelDeadlines;
    } = {},
  ) {
    this.apiKey = given.apiKey ?? null;
    this.baseUrl = given.baseUrl ?? null;
    this.model = given.model ?? 'gpt-4.1-mini';
    this.deadlines = given.deadlines ?? MODEL_DEADLINES;
  }

  /** Whether there is anything to ask: a key, or a server of one's own that needs none. */
  get isConnected(): boolean {
    return this.apiKey !== null || this.baseUrl !== null;
  }

  /** What may never be seen in an answer. */
  get secrets(): readonly string[] {
    return [this.apiKey, this.baseUrl, this.ownHost].filter(
      (secret) => secret !== null && secret.length >= 6,
    ) as string[];
  }

  /** Host and port of the server, unless anybody knows it. */
  private get ownHost(): string | null {
    if (this.baseUrl === null || !URL.canParse(this.baseUrl)) return null;
    const { host } = new URL(this.baseUrl);
    return PUBLIC_HOSTS.has(host) ? null : host;
  }
}
