import type { Misdeed } from './fault-server';
import {
  answers,
  breaksOff,
  chunk,
  completes,
  refuses,
  resets,
  says,
  staysSilent,
  streams,
} from './misdeeds';

/** What a model server does wrong, and what a turn fails with. */
export interface ModelServerFault {
  readonly name: string;
  /** One for each request, the last one for all that follow. */
  readonly does: readonly Misdeed[];
  readonly code: 'AGENT_FAILED' | 'AGENT_TIMEOUT' | 'AGENT_UNAVAILABLE';
  /** How many requests are made of it. */
  readonly calls: number;
  readonly retryAfterMs?: number;
}

const fault = (
  name: string,
  does: Misdeed | readonly Misdeed[],
  code: ModelServerFault['code'],
  count: number,
  retryAfterMs?: number,
): ModelServerFault => ({
  name,
  does: typeof does === 'function' ? [does] : does,
  code,
  calls: count,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

/** 5 MB, made when they are asked for. */
const saysMuch =
  (misdeed: (content: string) => Misdeed): Misdeed =>
  (response, request) =>
    misdeed('x'.repeat(5_000_000))(response, request);

const half = ['I have ', 'something '].map((content) => chunk({ content }));

/** F1 to F21, as far as they end a turn. An answer that stalls is given up when its deadline is over. */
export const MODEL_FAULTS: readonly ModelServerFault[] = [
  fault('F1 429 twice', refuses(429, 'busy', { 'retry-after': '1' }), 'AGENT_UNAVAILABLE', 2, 1_000),
  fault(
    'F2 429 for an hour',
    refuses(429, 'busy', { 'retry-after': '3600' }),
    'AGENT_UNAVAILABLE',
    1,
    3_600_000,
  ),
  fault('F3 500', refuses(500, 'boom'), 'AGENT_FAILED', 2),
  fault(
    'F3 502',
    answers(502, '<html>UPSTREAM-SECRET</html>', { 'content-type': 'text/html' }),
    'AGENT_FAILED',
    2,
  ),
  fault('F3 503', refuses(503, 'overloaded'), 'AGENT_FAILED', 2),
  fault('F4 401', refuses(401, 'invalid_api_key'), 'AGENT_FAILED', 1),
  fault('F4 403', refuses(403, 'forbidden'), 'AGENT_FAILED', 1),
  fault('F5 too long, twice', refuses(400, 'context_length_exceeded'), 'AGENT_FAILED', 2),
  fault(
    'F6 html',
    answers(200, '<html>UPSTREAM-SECRET</html>', { 'content-type': 'text/html' }),
    'AGENT_FAILED',
    1,
  ),
  fault('F7 truncated JSON', answers(200, '{"choices":[{"message":{"content":"UPSTR'), 'AGENT_FAILED', 2),
  fault('F8 no choices', answers(200, '{"choices":[]}'), 'AGENT_FAILED', 2),
  fault('F8 no choices, streamed', streams(['{"choices":[]}']), 'AGENT_FAILED', 2),
  fault('F9 {}', answers(200, '{}'), 'AGENT_FAILED', 1),
  fault('F9 {error}', answers(200, '{"error":{"message":"UPSTREAM-SECRET"}}'), 'AGENT_FAILED', 1),
  fault('F9 null', answers(200, 'null'), 'AGENT_FAILED', 1),
  fault('F10 no content', completes({ role: 'assistant', content: null }), 'AGENT_FAILED', 2),
  fault('F10 no content, streamed', streams([chunk({ content: null }, 'stop')]), 'AGENT_FAILED', 2),
  fault('F11 empty body', answers(200, ''), 'AGENT_FAILED', 1),
  fault('F11 empty stream', streams([], 'clean'), 'AGENT_FAILED', 1),
  fault('F12 body cut half way', breaksOff('cut'), 'AGENT_FAILED', 2),
  fault('F13 reset before headers', resets, 'AGENT_FAILED', 2),
  fault('F14 headers, then silence', breaksOff('silence'), 'AGENT_TIMEOUT', 1),
  fault('F15 never answers', staysSilent, 'AGENT_TIMEOUT', 1),
  fault('F16 ends without a reason', streams(half, 'clean'), 'AGENT_FAILED', 1),
  fault('F17 half-closed', streams(half, 'cut'), 'AGENT_FAILED', 1),
  fault('F18 malformed chunk', streams([...half, '{"choices":[{"delta"']), 'AGENT_FAILED', 1),
  fault(
    'F18 chunk of a wrong shape',
    streams(['{"choices":[{"index":0,"delta":{"content":7}}]}']),
    'AGENT_FAILED',
    1,
  ),
  fault('F19 stalls', streams(half, 'stall'), 'AGENT_TIMEOUT', 1),
  fault('F20 error event', streams([...half, '{"error":{"message":"UPSTREAM-SECRET"}}']), 'AGENT_FAILED', 1),
  fault(
    'F21 5 MB',
    saysMuch((content) => completes({ content })),
    'AGENT_FAILED',
    1,
  ),
  fault(
    'F21 5 MB, streamed',
    saysMuch((content) => streams([chunk({ content })])),
    'AGENT_FAILED',
    1,
  ),
  fault('F21 cut in the first sentence', says('There are a great many', 'length'), 'AGENT_FAILED', 1),
  fault('withheld', says('UPSTREAM-SECRET', 'content_filter'), 'AGENT_FAILED', 1),
  fault('sends elsewhere', answers(302, '', { location: 'http://127.0.0.1:1/v1' }), 'AGENT_FAILED', 1),
];
