import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY_FORMAT_VERSION, readEventRecord, toEventRecord } from '@app/domain';
import { digestsOf, memoriesDigest, type GoldenHistory } from './golden-history';

const FILES = readdirSync(__dirname).filter((name) => name.endsWith('.json'));

/** R15: what was once written stays readable, and means the same, for ever. */
describe.each(FILES)('the histories in %s', (file) => {
  const history = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as GoldenHistory;
  const events = history.sessions.flatMap(({ states }) => states.flatMap((state) => state.events));

  it('are long enough to mean something', () => {
    expect(events.length).toBeGreaterThan(200);
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(15);
  });

  it('have the digests that they were stored with', () => {
    for (const session of history.sessions) {
      expect(digestsOf(session)).toEqual(session.states.map(({ digest }) => digest));
    }
  });

  it('are read and written back to the same bytes', () => {
    for (const record of events) expect(toEventRecord(readEventRecord(record))).toEqual(record);
  });

  it('are remembered as ever, while the format of the memory is the same', () => {
    // A new format: look at what changed, then add its digest beside the old ones.
    expect({ format: MEMORY_FORMAT_VERSION, digest: memoriesDigest(history.sessions) }).toEqual({
      format: MEMORY_FORMAT_VERSION,
      digest: history.memories[MEMORY_FORMAT_VERSION],
    });
  });
});

it('some version has left its histories', () => {
  expect(FILES).not.toHaveLength(0);
});
