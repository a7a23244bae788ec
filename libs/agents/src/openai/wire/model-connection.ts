import { Injectable } from '@nestjs/common';
import OpenAI from 'openai';
import { ModelSettings } from '../model-settings';
import { CircuitBreaker } from './circuit-breaker';
import { guardedFetch } from './guarded-fetch';
import { ModelFault } from './model-fault';

const OPENAI_URL = 'https://api.openai.com/v1';

/** The one model server of this process. Its client is made when it is first needed, so that no key is needed before. */
@Injectable()
export class ModelConnection {
  readonly breaker = new CircuitBreaker();
  private client: OpenAI | undefined;

  constructor(readonly settings: ModelSettings) {}

  /** @throws ModelFault not-connected */
  load(): OpenAI {
    if (!this.settings.isConnected) throw new ModelFault('not-connected', { retryAfterMs: 60_000 });
    this.client ??= new OpenAI({
      apiKey: this.settings.apiKey ?? 'none',
      baseURL: this.settings.baseUrl ?? OPENAI_URL,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch: guardedFetch,
    });
    return this.client;
  }
}
