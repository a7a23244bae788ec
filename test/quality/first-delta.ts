import { FaultServer } from '@app/testing';
import { createSqlite } from '../support/databases';
import { MeasuredModel } from '../support/measured-model';
import { ShopClient, userSays } from '../support/shop.client';
import { startServer } from '../support/test-server';

const WARM_UP = 20;
const TURNS = 300;

/** `npm run quality:first-delta`: how long the model's first token takes to the client, both in this process. */
async function main(): Promise<void> {
  const upstream = await new FaultServer().start();
  const model = new MeasuredModel();
  upstream.plan(model.answer);
  const database = await createSqlite();
  const server = await startServer(database.url, {
    environment: { OPENAI_BASE_URL: upstream.url, LOG_LEVEL: 'error' },
  });
  const shop = new ShopClient(server.url);
  await shop.send(`${shop.businessPath}/agent-descriptors/measured`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Measured', engine: 'openai' }),
  });
  const body = { context: { agentDescriptorId: 'measured' }, inputEvents: [userSays('hi')] };
  const first = await model.firstDeltaMs(shop, body);
  for (let turn = 0; turn < WARM_UP; turn += 1) await model.firstDeltaMs(shop, body);
  const taken: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) taken.push(await model.firstDeltaMs(shop, body));
  taken.sort((left, right) => left - right);
  const at = (share: number) => (taken[Math.floor(share * (TURNS - 1))] ?? 0).toFixed(2);
  console.log(
    `first token to first delta, ${TURNS} turns: median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`,
  );
  console.log(`the first turn of the process: ${first.toFixed(2)} ms`);
  await server.stop();
  await upstream.stop();
  await database.discard();
}

void main();
