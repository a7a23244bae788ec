import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import fastify, { type FastifyReply } from 'fastify';
import { EventWriter } from './event-writer';

const FRAME = `data: ${'x'.repeat(64 * 1024)}\n\n`;

describe('EventWriter', () => {
  const server = fastify();
  const replies: FastifyReply[] = [];
  let port: number;

  beforeAll(async () => {
    server.get('/', (_request, reply) => {
      replies.push(reply);
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = server.server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.server.closeAllConnections();
    await server.close();
  });

  async function asked(isReading: boolean) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    if (isReading) socket.resume();
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    while (replies.length === 0) await turn();
    const reply = replies.shift() as FastifyReply;
    return { socket, reply, writer: new EventWriter(reply, 200, () => ({})) };
  }

  it('cuts off a reader who does not read, before much waits for it', async () => {
    const { socket, reply, writer } = await asked(false);
    let written = 0;
    let most = 0;
    while (!reply.raw.destroyed && written < 1_000) {
      writer.write(FRAME);
      most = Math.max(most, reply.raw.writableLength);
      written += 1;
      await turn();
    }
    expect(reply.raw.destroyed).toBe(true);
    expect(most).toBeLessThan(512 * 1024);
    writer.write(FRAME);
    writer.end();
    socket.destroy();
  });

  it('writes nothing and keeps nothing when the client has gone', async () => {
    const { socket, reply, writer } = await asked(true);
    const listeners = reply.raw.listenerCount('close');
    socket.destroy();
    await once(reply.raw, 'close');
    writer.write(FRAME);
    writer.end();
    expect(writer.isOpen).toBe(false);
    expect(reply.raw.listenerCount('close')).toBe(listeners - 1);
  });
});
