import type { AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pino from 'pino';
import { ModelSettings, type ModelDeadlines } from '@app/agents';
import { Agent } from '@app/application';
import { AppModule } from '../../apps/assistant-api/src/app.module';
import { configureApp, createAdapter } from '../../apps/assistant-api/src/configure-app';
import { readEnvironment } from '../../apps/assistant-api/src/environment';
import { LOG_RULES } from '../../apps/assistant-api/src/http/log/logger';
import { NestLogger } from '../../apps/assistant-api/src/http/log/nest.logger';
import { shutDown } from '../../apps/assistant-api/src/shutdown';

export interface TestServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly port: number;
  readonly app: NestFastifyApplication;
  /** Every line logged, as JSON text. */
  readonly log: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface TestServerOptions {
  /** Answers instead of the agent that the app has. */
  readonly agent?: Agent;
  readonly environment?: NodeJS.ProcessEnv;
  /** How long the model server may take, for tests that do not want to wait as long as a customer. */
  readonly modelDeadlines?: ModelDeadlines;
}

/** The server in this process, on a free port of 127.0.0.1. */
export async function startServer(databaseUrl: string, options: TestServerOptions = {}): Promise<TestServer> {
  const environment = readEnvironment({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    NODE_ENV: 'test',
    ...options.environment,
  });
  const log: string[] = [];
  const logger = pino({ ...LOG_RULES, level: 'trace' }, { write: (line: string) => log.push(line) });
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(environment, logger)] });
  if (options.agent !== undefined) builder.overrideProvider(Agent).useValue(options.agent);
  if (options.modelDeadlines !== undefined) {
    const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = environment;
    const settings = new ModelSettings({ apiKey, baseUrl, deadlines: options.modelDeadlines });
    builder.overrideProvider(ModelSettings).useValue(settings);
  }
  const module = await builder.compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(), {
    bodyParser: false,
    logger: new NestLogger(logger),
  });
  configureApp(app, environment);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, app, log, stop: () => shutDown(app, logger) };
}
