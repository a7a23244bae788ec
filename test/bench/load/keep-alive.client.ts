import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** One connection that sends a request after the other. It reads just enough of HTTP to cost its core little. */
export class KeepAliveClient {
  private received: Buffer = Buffer.alloc(0);
  private answer: ((body: string) => void) | undefined;
  private fail: ((error: Error) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.fail?.(error));
    socket.on('close', () => this.fail?.(new Error('the server closed the connection')));
  }

  /** @param key sent as `x-api-key` */
  static async open(port: number, path: string, key: string): Promise<KeepAliveClient> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const fields = ['host: 127.0.0.1', `x-api-key: ${key}`, 'content-type: application/json'];
    return new KeepAliveClient(socket, `POST ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n`);
  }

  /** The answer's body. @throws when its status is not 200 */
  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
      this.socket.write(`${this.head}content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
    });
  }

  close(): void {
    this.fail = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headLength = this.received.indexOf(HEAD_END);
    if (headLength < 0) return;
    const head = this.received.toString('latin1', 0, headLength);
    const bodyAt = headLength + HEAD_END.length;
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    if (this.received.length < bodyAt + Number(length)) return;
    const body = this.received.toString('utf8', bodyAt);
    this.received = Buffer.alloc(0);
    if (head.startsWith('HTTP/1.1 200')) this.answer?.(body);
    else this.fail?.(new Error(`${head.split('\r\n')[0]}: ${body}`));
  }
}
