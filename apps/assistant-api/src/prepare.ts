import type { INestApplicationContext } from '@nestjs/common';
import { ProductCatalogue, TellReply } from '@app/application';
import type { Logger } from 'pino';

/**
 * Does, once the server listens, what the first turns would otherwise wait for. What comes meanwhile is served between; what
 * cannot be done now is done by the turn that needs it.
 */
export async function prepare(app: INestApplicationContext, logger: Logger): Promise<void> {
  try {
    await app.get(TellReply, { strict: false }).prepare();
    await app.get(ProductCatalogue, { strict: false }).prepare();
  } catch (error) {
    logger.warn({ err: error }, 'not everything could be prepared');
  }
}
