import type { BenchRun } from '../bench-run';
import { ms, type PartResult } from '../report/row';
import { quantile } from '../report/statistics';
import { warmUp } from './warm-up';

const PRODUCTS = 43_000;
const WORDS = 20;
const MOST_MS = 15;
const TURNS = { quick: 300, full: 3_000 };
const SESSION_TURNS = 5;

/**
 * A customer's turn of 20 words, answered by the built-in agent out of a large catalogue, one at a time. Every wish is
 * said once at each place of a session before the turns that count, and those times are told by themselves: customers of a
 * shop say the same things.
 */
export async function measureChat(run: BenchRun): Promise<PartResult> {
  const { tenant, wishes, catalogue } = await run.seed({ url: run.sqliteUrl(), products: PRODUCTS });
  const server = await run.service(tenant, 'built-in');
  const texts = wishes.map(inTwentyWords);
  const first = await run.load(server, { clients: 1, texts, mostTurns: 1 });
  const job = { clients: 1, texts, sessionTurns: SESSION_TURNS };
  const unheard = await run.load(server, { ...job, mostTurns: SESSION_TURNS * texts.length });
  await run.load(server, { ...job, ...warmUp(run) });
  const { latencies, turns } = await run.load(server, {
    ...job,
    mostTurns: run.quick ? TURNS.quick : TURNS.full,
  });
  await run.stop(server);
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  const news = { p50: quantile(unheard.latencies, 0.5), p99: quantile(unheard.latencies, 0.99) };
  return {
    rows: [
      {
        part: 'chat',
        name: `turn of ${WORDS} words, built-in agent, ${catalogue}, p99`,
        figure: `${ms(p99)} (p50 ${ms(p50)})`,
        goal: `≤ ${MOST_MS} ms`,
        met: p99 <= MOST_MS,
      },
      {
        part: 'chat',
        name: `the same, what nobody has said since the start (${unheard.turns} turns), p99`,
        figure: `${ms(news.p99)} (p50 ${ms(news.p50)})`,
      },
      { part: 'chat', name: 'the first turn of the process', figure: ms(first.latencies[0] ?? NaN) },
    ],
    data: { catalogue, turns, p50, p99, unheard: news, first: first.latencies[0] },
  };
}

const AROUND =
  'hello there I am looking for a good with fast delivery please because I need it before next Friday thanks a lot';

/** A wish as a customer of few full stops puts it. */
function inTwentyWords(wish: string): string {
  const words = wish.split(/\s+/);
  const [before, after] = [AROUND.split(' ').slice(0, 8), AROUND.split(' ').slice(8)];
  return [...before, ...words, ...after].slice(0, WORDS).join(' ');
}
