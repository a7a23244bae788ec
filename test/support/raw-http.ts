import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Sends bytes as they are, the later ones after a pause, and resolves with all that came back until the socket closed. */
export async function rawHttp(
  port: number,
  chunks: readonly string[],
  options: { pauseMs?: number; halfClose?: boolean } = {},
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => (answer += text));
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => resolve()).on('error', () => resolve()),
  );
  for (const chunk of chunks) {
    if (socket.destroyed) break;
    socket.write(chunk);
    await sleep(options.pauseMs ?? 0);
  }
  if (options.halfClose === true) socket.end();
  await closed;
  return answer;
}
