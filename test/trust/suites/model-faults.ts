import {
  answers,
  breaksOff,
  calls,
  chunk,
  completes,
  refuses,
  resets,
  says,
  staysSilent,
  streams,
  type Misdeed,
} from '@app/testing';

/** What a model server does wrong, and the statuses that a client may get for it. */
export interface ModelFault {
  readonly name: string;
  readonly misdeed: Misdeed;
  readonly statuses: readonly number[];
  /** Takes as long as a deadline does. */
  readonly slow?: true;
  /** The server asks for nothing more for a second. */
  readonly rests?: true;
  /** The server asks for nothing more for a long time: it comes last. */
  readonly closes?: true;
}

const html = { 'content-type': 'text/html' };
const half = ['I have ', 'UPSTREAM-SECRET '].map((content) => chunk({ content }));
const failed = [502];

export const MODEL_FAULTS: readonly ModelFault[] = [
  { name: 'F1', misdeed: refuses(429, 'busy', { 'retry-after': '1' }), statuses: [503], rests: true },
  { name: 'F2', misdeed: refuses(429, 'busy', { 'retry-after': '3600' }), statuses: [503], closes: true },
  { name: 'F3a', misdeed: refuses(500, 'boom'), statuses: failed },
  { name: 'F3b', misdeed: answers(502, '<html>UPSTREAM-SECRET</html>', html), statuses: failed },
  { name: 'F3c', misdeed: refuses(503, 'overloaded'), statuses: failed },
  { name: 'F4a', misdeed: refuses(401, 'invalid_api_key'), statuses: failed },
  { name: 'F4b', misdeed: refuses(403, 'forbidden'), statuses: failed },
  { name: 'F5', misdeed: refuses(400, 'context_length_exceeded'), statuses: failed },
  { name: 'F6', misdeed: answers(200, '<html>UPSTREAM-SECRET</html>', html), statuses: failed },
  { name: 'F7', misdeed: answers(200, '{"choices":[{"message":{"content":"UPSTR'), statuses: failed },
  { name: 'F8', misdeed: answers(200, '{"choices":[]}'), statuses: failed },
  { name: 'F9a', misdeed: answers(200, '{}'), statuses: failed },
  { name: 'F9b', misdeed: answers(200, '{"error":{"message":"UPSTREAM-SECRET"}}'), statuses: failed },
  { name: 'F10', misdeed: completes({ role: 'assistant', content: null }), statuses: failed },
  { name: 'F11', misdeed: answers(200, ''), statuses: failed },
  { name: 'F12', misdeed: breaksOff('cut'), statuses: failed },
  { name: 'F13', misdeed: resets, statuses: failed },
  { name: 'F14', misdeed: breaksOff('silence'), statuses: [504], slow: true },
  { name: 'F15', misdeed: staysSilent, statuses: [504], slow: true },
  { name: 'F16', misdeed: streams(half, 'clean'), statuses: failed },
  { name: 'F17', misdeed: streams(half, 'cut'), statuses: failed },
  { name: 'F18', misdeed: streams([...half, '{"choices":[{"del']), statuses: failed },
  { name: 'F19', misdeed: streams(half, 'stall'), statuses: [504], slow: true },
  { name: 'F20', misdeed: streams([...half, '{"error":{"message":"UPSTREAM-SECRET"}}']), statuses: failed },
  { name: 'F21 cut', misdeed: says('Have a look. And then there is', 'length'), statuses: [200, 502] },
  { name: 'F21 args', misdeed: calls(['search_products', '{"query":']), statuses: [200, 502] },
  {
    name: 'F21 id',
    misdeed: calls(['recommend_products', '{"productIds":["ghost"]}']),
    statuses: [200, 502],
  },
  { name: 'F21 size', misdeed: says(`UPSTREAM-SECRET ${'x'.repeat(5_000_000)}`), statuses: failed },
  { name: 'F21 echo', misdeed: says('The key is sk-trust-CANARYKEY. Hello!'), statuses: [200, 502] },
  { name: 'redirect', misdeed: answers(302, '', { location: 'http://127.0.0.1:9/' }), statuses: failed },
];
