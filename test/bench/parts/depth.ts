import type { BenchRun } from '../bench-run';
import { COMPARED_AT, DEPTHS, type DepthSeries } from './depths';
import { startPeer, type Peer, type PeerFigure } from './peer';
import { CLIENTS, ServiceDepth } from './service-depth';
import { measureBytes } from './turn-bytes';
import { ms, times, type PartResult, type Row } from '../report/row';
import { median } from '../report/statistics';

const MOST_GROWTH = 1.2;
const LEAST_FASTER = 50;
/** LangGraph writes the whole conversation with each turn: beyond these depths it would be waited for too long. */
const LANGGRAPH_DEPTH = { quick: 400, full: 1_000 };
const EMMETT_DEPTH = { quick: 400, full: 2_000 };

/** What a turn costs in time and bytes as a conversation grows, here and elsewhere. */
export async function measureDepth(run: BenchRun): Promise<PartResult> {
  const service = await ServiceDepth.start(run);
  const langgraph = await startPeer(run, 'langgraph', 'LangGraph.js', LANGGRAPH_DEPTH);
  const emmett = await startPeer(run, 'emmett', 'Emmett', EMMETT_DEPTH);
  for (const depth of DEPTHS) {
    for (const peer of [langgraph, emmett]) await peer.reach(depth);
    await service.warmRound();
  }
  await service.stop();
  await Promise.all([langgraph.stop(), emmett.stop()]);
  await service.coldRounds();
  const bytes = await measureBytes(run, langgraph);
  return {
    rows: [
      growthRow('warm', service.warm),
      growthRow('cold', service.cold),
      ...rateRows(service, langgraph),
      ...peerRows(service, langgraph),
      ...peerRows(service, emmett),
      ...bytes.rows,
    ],
    data: {
      warm: service.warm.byDepth,
      cold: service.cold.byDepth,
      turnsPerSecond: service.rates,
      langgraph: langgraph.measured,
      emmett: emmett.measured,
      bytes: bytes.data,
    },
    turnTime: [
      { name: 'service, warm', points: points(service.warm) },
      { name: 'service, cold', points: points(service.cold) },
      { name: langgraph.name, points: langgraph.measured.map(({ depth, ms: time }) => [depth, time]) },
      { name: emmett.name, points: emmett.measured.map(({ depth, ms: time }) => [depth, time]) },
    ],
    turnBytes: [
      { name: 'service', points: bytes.points },
      { name: langgraph.name, points: langgraph.measured.map(({ depth, bytes: size }) => [depth, size]) },
      { name: emmett.name, points: emmett.measured.map(({ depth, bytes: size }) => [depth, size]) },
    ],
  };
}

function points(series: DepthSeries): readonly (readonly [number, number])[] {
  return DEPTHS.map((depth) => [depth, median(series.byDepth[depth] ?? [])]);
}

function growthRow(name: string, series: DepthSeries): Row {
  const [first = NaN, last = NaN] = [DEPTHS[0], DEPTHS.at(-1)].map((depth) =>
    median(series.byDepth[depth ?? 0] ?? []),
  );
  return {
    part: 'depth',
    name: `turn at depth 2,000 against depth 2, ${name}`,
    figure: `${ms(last)} : ${ms(first)}`,
    ratio: times(series.growth),
    goal: `≤ ${MOST_GROWTH} ×`,
    met: series.growth <= MOST_GROWTH,
  };
}

function figureOf(peer: Peer): PeerFigure | undefined {
  return peer.measured.find(({ depth }) => depth === COMPARED_AT);
}

/** Turns made, not how long one lasts: alone and over HTTP, one that is durable twice takes most of LangGraph's fiftieth. */
function rateRows(service: ServiceDepth, peer: Peer): readonly Row[] {
  const found = figureOf(peer);
  if (found === undefined) return [];
  const ours = median(service.rates);
  const theirs = 1_000 / found.ms;
  const ratio = ours / theirs;
  return [
    {
      part: 'depth',
      name: `turns per second at depth ${COMPARED_AT}: the service over HTTP, ${CLIENTS} clients, against ${peer.name}, in process`,
      figure: `${Math.round(ours).toLocaleString('en')} : ${theirs.toFixed(1)}`,
      ratio: times(ratio),
      goal: `≥ ${LEAST_FASTER} ×`,
      met: ratio >= LEAST_FASTER,
    },
  ];
}

function peerRows(service: ServiceDepth, peer: Peer): readonly Row[] {
  const found = figureOf(peer);
  if (found === undefined) return [];
  const ours = median(service.warm.byDepth[COMPARED_AT] ?? []);
  return [
    {
      part: 'depth',
      name: `one turn at depth ${COMPARED_AT}: ${peer.name}, in process, against the service over HTTP`,
      figure: `${ms(found.ms)} : ${ms(ours)}`,
      ratio: times(found.ms / ours),
    },
  ];
}
