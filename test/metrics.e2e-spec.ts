import { DATABASES, type TestDatabase } from './support/databases';
import { ObedientAgent } from './support/obedient.agent';
import { ShopClient, userSays } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const says = (text: string) => ({
  context: { agentDescriptorId: 'example-agent' },
  inputEvents: [userSays(text)],
});

describe.each(DATABASES)('metrics on %s', (name, create) => {
  let database: TestDatabase;
  let server: TestServer;
  /** What the demo shop's own conversation was counted as, and what there is after ours. */
  let before: string;
  let text: string;

  beforeAll(async () => {
    database = await create();
    server = await startServer(database.url, {
      agent: new ObedientAgent(),
      environment: { METRICS_PORT: '0' },
    });
    const read = async () => (await fetch(metricsUrl(server))).text();
    before = await read();
    const shop = new ShopClient(server.url);
    const { stateId } = await shop.say('a canary', { agentDescriptorId: 'example-agent' });
    await shop.say('more', { stateId });
    await shop.invoke(says('again'), { 'idempotency-key': 'k' });
    await shop.invoke(says('again'), { 'idempotency-key': 'k' });
    await shop.invoke(says('fail'));
    await shop.get('/states/unknown');
    await fetch(`${server.url}/a/canary`);
    text = await read();
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
  });

  const valueOf = (series: string, page = text): number => {
    const line = page.split('\n').find((candidate) => candidate.startsWith(`${series} `));
    return Number(line?.slice(series.length + 1) ?? 0);
  };
  const added = (series: string): number => valueOf(series) - valueOf(series, before);

  it('count turns by surface and outcome', () => {
    expect(valueOf('turns_total{surface="invoke",outcome="completed"}')).toBe(3);
    expect(valueOf('turns_total{surface="invoke",outcome="replayed"}')).toBe(1);
    expect(valueOf('turns_total{surface="invoke",outcome="AGENT_FAILED"}')).toBe(1);
  });

  it.each([
    ['load', 5],
    ['decide-input', 5],
    ['reserve', 5],
    ['respond', 3],
    ['decide-reply', 3],
    ['commit', 3],
  ])('time the phase %s', (phase, turns) => {
    expect(added(`turn_phase_seconds_count{phase="${phase}"}`)).toBe(turns);
  });

  it('count where memories come from, and requests by the pattern of their route', () => {
    expect(added('memory_loads_total{from="cache"}')).toBe(1);
    const read = 'method="GET",route="/internal/v1/businesses/:business_id/states/:stateId",status="404"';
    expect(valueOf(`http_request_seconds_count{${read}}`)).toBe(1);
    expect(valueOf('http_request_seconds_count{method="any",route="unknown",status="404"}')).toBe(1);
  });

  it('show the event loop, the process and the database', () => {
    const expected =
      name === 'SQLite' ? ['sqlite_commits_total', 'sqlite_disk_free_bytes'] : ['postgres_connections'];
    for (const series of [...expected, 'nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(valueOf(series)).toBeGreaterThan(0);
    }
  });

  it('hold no text, no id and no key', () => {
    expect(text).not.toMatch(/canary|demo-key|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('are not served beside the API, and nothing else is served beside them', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/health', metricsUrl(server)))).status).toBe(404);
    expect((await fetch(metricsUrl(server), { method: 'POST' })).status).toBe(405);
  });
});

function metricsUrl({ log }: TestServer): string {
  const [, port] = /"metricsPort":(\d+)/.exec(log.join()) ?? [];
  return `http://127.0.0.1:${port}/metrics`;
}
