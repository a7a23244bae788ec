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

process.on('message', async ({ from, to, threadId }) => {
  const times = [];
  for (let turn = from; turn <= to; turn += 1) {
    const start = performance.now();
    await store.aggregateStream(threadId, { evolve, initialState });
    await store.appendToStream(threadId, [
      { type: 'MessageReceived', data: { text: question } },
      { type: 'MessageReplied', data: { text: answer } },
    ]);
    times.push(performance.now() - start);
  }
  process.send({ times, bytes: bytes() });
});
process.send('ready');
