import type { FastifyReply } from 'fastify';

export const HEARTBEAT_MS = 5_000;
/** Bytes that may wait for a reader who does not read; beyond that it is cut off, and may come back. */
const MOST_UNREAD_BYTES = 256 * 1024;

/**
 * One reader's connection. Its head is sent with the first event, or the first heartbeat: until then the request can
 * still be answered in the ordinary way.
 */
export class EventWriter {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly leave = (): void => this.stop();
  private opened = false;
  private isGone = false;

  constructor(
    private readonly reply: FastifyReply,
    private readonly status: number,
    /** Asked for when the head is sent. */
    private readonly headers: () => Readonly<Record<string, string>>,
  ) {
    this.heartbeat = setInterval(() => this.write(': heartbeat\n\n'), HEARTBEAT_MS);
    reply.raw.on('close', this.leave);
    if (reply.raw.destroyed) this.stop();
  }

  /** Whether a part of the stream was sent, so that nothing else can be answered. */
  get isOpen(): boolean {
    return this.opened;
  }

  write(text: string): void {
    const { raw } = this.reply;
    if (this.isGone || raw.destroyed || raw.writableEnded) return;
    if (!this.opened) this.open();
    raw.write(text);
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
  }

  end(): void {
    const { raw } = this.reply;
    this.stop();
    if (this.opened && !raw.destroyed) raw.end();
  }

  private open(): void {
    this.opened = true;
    this.reply.hijack();
    this.reply.raw.writeHead(this.status, {
      ...(this.reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      ...this.headers(),
    });
  }

  /** Nothing of a request that is over stays behind. */
  private stop(): void {
    this.isGone = true;
    clearInterval(this.heartbeat);
    this.reply.raw.off('close', this.leave);
  }
}
