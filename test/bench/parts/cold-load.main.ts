import { MemoryLoader } from '@app/application';
import { openDatabase, sqlStores } from '@app/persistence';

interface Job {
  readonly url: string;
  readonly businessId: string;
  readonly stateIds: readonly string[];
}

/** Loads each state's memory as a turn would that finds nothing in memory. Tells how long each took, in milliseconds. */
async function main(): Promise<void> {
  process.on('message', ({ url, businessId, stateIds }: Job) => {
    void load(url, businessId, stateIds).then((times) => process.send?.(times, () => process.exit(0)));
  });
  process.send?.('ready');
  await Promise.resolve();
}

async function load(url: string, businessId: string, stateIds: readonly string[]): Promise<number[]> {
  const database = await openDatabase(url, 'server');
  const loader = new MemoryLoader(sqlStores(database).turns);
  const times: number[] = [];
  for (const stateId of stateIds) {
    const start = performance.now();
    await loader.load(businessId, stateId);
    times.push(performance.now() - start);
  }
  await database.close();
  return times;
}

void main();
