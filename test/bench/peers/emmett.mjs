import { statSync } from 'node:fs';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';

/** One stream per conversation: a turn folds the stream, then appends what was said. Its schema is made by the store. */
const [file, question, answer] = process.argv.slice(2);
const store = getSQLiteEventStore({ fileName: file });
const initialState = () => ({ transcript: [], messageCount: 0 });

/** As bounded as the service's memory. */
function evolve(memory, { type, data }) {
  const speaker = type === 'MessageReceived' ? 'user' : 'assistant';
  return {
    transcript: [...memory.transcript, { speaker, text: data.text }].slice(-40),
    messageCount: memory.messageCount + 1,
  };
}

function bytes() {
  const sizeOf = (name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return sizeOf(file) + sizeOf(`${file}-wal`);
}

/** Now and then the store's own COMMIT meets one of its own statements; such a turn is made again, and only then timed. */
async function turn(threadId) {
  const start = performance.now();
  try {
    await store.aggregateStream(threadId, { evolve, initialState });
    await store.appendToStream(threadId, [
      { type: 'MessageReceived', data: { text: question } },
      { type: 'MessageReplied', data: { text: answer } },
    ]);
  } catch (error) {
    if (error.code !== 'SQLITE_BUSY') throw error;
    console.error(error.message);
    return turn(threadId);
  }
  return performance.now() - start;
}

process.on('message', async ({ from, to, threadId }) => {
  const times = [];
  for (let at = from; at <= to; at += 1) times.push(await turn(threadId));
  process.send({ times, bytes: bytes() });
});
process.send('ready');
