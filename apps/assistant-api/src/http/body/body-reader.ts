import type { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HttpProblem } from '../problem/http.problem';
import { isGzipped, requireJson } from './media-type';

export const BODY_LIMITS = {
  /** Bytes of a JSON body, gzipped or not, and after it is inflated. */
  bytes: 256 * 1024,
  /** From the head of the request to the last byte of its body. */
  timeoutMs: 15_000,
  /** What is still taken off the wire of a body too large, so that its sender gets to read why. */
  discardBytes: 4 * 1024 * 1024,
  discardMs: 1_000,
} as const;

const inflate = promisify(gunzip);

/**
 * The bytes of a JSON body.
 * @throws HttpProblem UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, REQUEST_TIMEOUT, or BAD_REQUEST for broken gzip
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  requireJson(request.headers);
  const gzipped = isGzipped(request.headers);
  const bytes = await collect(request, Number(request.headers['content-length'] ?? 0));
  return gzipped ? inflateWithin(bytes) : bytes;
}

/** After an answer that did not wait for the body: the sender has the time that a body has, not that of an upload. */
export function dropUnread(request: IncomingMessage): void {
  if (request.complete || request.socket.destroyed) return;
  const late = () => {
    if (!request.complete) request.socket.destroy();
  };
  const timer = setTimeout(late, BODY_LIMITS.timeoutMs).unref();
  const done = () => clearTimeout(timer);
  request.once('end', done).once('close', done).resume();
}

async function inflateWithin(bytes: Buffer): Promise<Buffer> {
  try {
    return await inflate(bytes, { maxOutputLength: BODY_LIMITS.bytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new HttpProblem('BAD_REQUEST', 'The body is not readable gzip.', { cause });
  }
}

function collect(body: Readable, announcedBytes: number): Promise<Buffer> {
  if (announcedBytes > BODY_LIMITS.bytes) return refuse(body, announcedBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      body.off('data', take).off('end', end).off('error', cut).off('close', cut);
      outcome();
    };
    const take = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > BODY_LIMITS.bytes) settle(() => void refuse(body, length).catch(reject));
    };
    const end = () => settle(() => resolve(Buffer.concat(chunks, length)));
    const cut = () => settle(() => reject(new HttpProblem('BAD_REQUEST', 'The body ended too early.')));
    const timer = setTimeout(() => settle(() => reject(tooSlow())), BODY_LIMITS.timeoutMs);
    body.on('data', take).on('end', end).on('error', cut).on('close', cut);
  });
}

/** Answering in the middle of an upload resets the connection before most clients have read the answer. */
async function refuse(body: Readable, announcedBytes: number): Promise<never> {
  if (announcedBytes <= BODY_LIMITS.discardBytes) await discard(body);
  throw tooLarge();
}

function discard(body: Readable): Promise<void> {
  return new Promise((resolve) => {
    let left: number = BODY_LIMITS.discardBytes;
    const stop = () => {
      clearTimeout(timer);
      body.off('data', count).off('end', stop).off('error', stop).off('close', stop);
      resolve();
    };
    const count = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) stop();
    };
    const timer = setTimeout(stop, BODY_LIMITS.discardMs);
    body.on('data', count).on('end', stop).on('error', stop).on('close', stop);
  });
}

function tooLarge(): HttpProblem {
  return new HttpProblem('PAYLOAD_TOO_LARGE', `A body has at most ${BODY_LIMITS.bytes} bytes.`);
}

function tooSlow(): HttpProblem {
  return new HttpProblem(
    'REQUEST_TIMEOUT',
    `The body was not complete within ${BODY_LIMITS.timeoutMs / 1_000} seconds.`,
  );
}
