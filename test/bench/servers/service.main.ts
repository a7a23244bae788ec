import type { AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Agent } from '@app/application';
import { AppModule } from '../../../apps/assistant-api/src/app.module';
import { configureApp, createAdapter } from '../../../apps/assistant-api/src/configure-app';
import { readEnvironment } from '../../../apps/assistant-api/src/environment';
import { collectEarly } from '../../../apps/assistant-api/src/heap-growth';
import { createLogger } from '../../../apps/assistant-api/src/http/log/logger';
import { NestLogger } from '../../../apps/assistant-api/src/http/log/nest.logger';
import { prepare } from '../../../apps/assistant-api/src/prepare';
import { shutDown } from '../../../apps/assistant-api/src/shutdown';
import { InstantAgent } from './instant.agent';

/** The server as `main.ts` starts it, whose agent is either its own or one that takes no time. Tells its parent the port. */
async function main(agent: string | undefined): Promise<void> {
  collectEarly();
  const environment = readEnvironment(process.env);
  const logger = createLogger(environment.LOG_LEVEL, false);
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(environment, logger)] });
  if (agent === 'scripted') builder.overrideProvider(Agent).useClass(InstantAgent);
  const module = await builder.compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(), {
    bodyParser: false,
    logger: new NestLogger(logger),
  });
  configureApp(app, environment);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  process.once('SIGTERM', () => void shutDown(app, logger).then(() => process.exit(0)));
  process.send?.({ port });
  await prepare(app, logger);
}

void main(process.argv[2]);
