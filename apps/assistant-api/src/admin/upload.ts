import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { isGzipped } from '../http/body/media-type';
import { HttpProblem } from '../http/problem/http.problem';

/** Bytes of a file on the wire; gzip, which imports know by its first bytes, makes room for ten times as much. */
const UPLOAD_BYTES = 256 * 1024 * 1024;

/**
 * Hands a request's body to `use` as a stream. When `use` fails the rest is read and dropped, so that the client,
 * which is still sending, gets to read why.
 * @throws HttpProblem UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, BAD_REQUEST, and what `use` throws
 */
export async function withUpload<Result>(
  { raw: request }: Pick<FastifyRequest, 'raw'>,
  use: (file: Readable) => Promise<Result>,
): Promise<Result> {
  try {
    isGzipped(request.headers);
    return await use(Readable.from(chunksOf(request), { objectMode: false }));
  } finally {
    request.resume();
  }
}

/** The media type without its parameters, lower-case. */
export function mediaTypeOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  let left = UPLOAD_BYTES;
  try {
    // Destroying the request would destroy the socket that the refusal is to be sent on.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left < 0) break;
      yield chunk;
    }
  } catch (cause) {
    throw new HttpProblem('BAD_REQUEST', 'The body ended too early.', { cause });
  }
  if (left < 0) throw new HttpProblem('PAYLOAD_TOO_LARGE', `A file has at most ${UPLOAD_BYTES} bytes.`);
}
