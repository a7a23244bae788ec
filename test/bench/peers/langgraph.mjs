import { statSync } from 'node:fs';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { SqliteSaver } from '@langchain/langgraph-checkpoint-sqlite';

/** One conversation of a one-node graph whose node answers at once, kept by SqliteSaver as it comes. */
const [file, question, answer] = process.argv.slice(2);
const saver = SqliteSaver.fromConnString(file);
const graph = new StateGraph(MessagesAnnotation)
  .addNode('assistant', () => ({ messages: [new AIMessage(answer)] }))
  .addEdge(START, 'assistant')
  .addEdge('assistant', END)
  .compile({ checkpointer: saver });

/** Bytes of the conversation so far: the file, after its log was copied into it. */
function bytes() {
  saver.db.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(file).size;
}

/** Makes the turns from..to of one conversation; answers milliseconds of each and the file's size at its end. */
process.on('message', async ({ from, to, threadId }) => {
  const times = [];
  for (let turn = from; turn <= to; turn += 1) {
    const start = performance.now();
    await graph.invoke({ messages: [new HumanMessage(question)] }, { configurable: { thread_id: threadId } });
    times.push(performance.now() - start);
  }
  process.send({ times, bytes: bytes() });
});
process.send('ready');
