import { wantsEventStream } from './wants-event-stream';

describe('wantsEventStream', () => {
  it.each([
    ['text/event-stream', true],
    ['TEXT/EVENT-STREAM; charset=utf-8', true],
    ['application/json, text/event-stream', true],
    ['text/event-stream, application/json;q=0.9', true],
    ['application/json, text/event-stream;q=0.5', false],
    ['text/event-stream;q=0', false],
    ['application/json', false],
    ['*/*', false],
    ['text/event-streams', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (accept, wants) => expect(wantsEventStream(accept)).toBe(wants));
});
