import { event, type DomainEvent } from '@app/domain';
import { formatEventId, parseEventId } from './event-id';
import { frameOf, type StreamDialect } from './stream-event';
import { TurnStream } from './turn-stream';

const DIALECT: StreamDialect = {
  status: 200,
  ofFact: (fact) => [{ name: 'fact', data: JSON.stringify(fact.data) }],
  ofAnswer: (body) =>
    (JSON.parse(body) as unknown[]).map((data) => ({ name: 'fact', data: JSON.stringify(data) })),
};
const fact = (text: string): DomainEvent => event('MessageReplied', { text });
const answerOf = (...texts: string[]) => ({
  answer: { status: 200, body: JSON.stringify(texts.map((text) => ({ text }))) },
  replayed: false,
});

function reading(stream: TurnStream, last?: string) {
  const frames: string[] = [];
  stream.read((frame) => frames.push(frame), last === undefined ? undefined : parseEventId(last));
  return {
    frames,
    get names() {
      return frames.map((frame) => /event: (\w+)/.exec(frame)?.[1]);
    },
    get lastId() {
      return /id: (.*)/.exec(frames.at(-1) ?? '')?.[1];
    },
  };
}

describe('TurnStream', () => {
  it('tells only what of the answer was not told before', () => {
    const stream = new TurnStream(DIALECT);
    const reader = reading(stream);
    stream.hear({ kind: 'words', text: 'a' });
    stream.hear({ kind: 'fact', fact: fact('one') });
    stream.finish(answerOf('one', 'two'));
    expect(reader.names).toEqual(['delta', 'fact', 'fact', 'done']);
    expect(reader.frames.at(-1)).toContain('data: [{"text":"one"},{"text":"two"}]\n\n');
  });

  it('takes everything back when the answer is another one', () => {
    const stream = new TurnStream(DIALECT);
    const reader = reading(stream);
    stream.hear({ kind: 'fact', fact: fact('one') });
    stream.finish(answerOf('three'));
    expect(reader.names).toEqual(['fact', 'reset', 'fact', 'done']);
  });

  it.each([0, 1, 2, 3])('tells a reader who comes back after event %i the very same rest', (read) => {
    const stream = new TurnStream(DIALECT);
    const all = reading(stream);
    stream.hear({ kind: 'words', text: 'a' });
    stream.hear({ kind: 'fact', fact: fact('one') });
    stream.hear({ kind: 'words', text: 'b' });
    const lastId = /id: (.*)/.exec(all.frames[read - 1] ?? '')?.[1];
    const again = reading(stream, lastId);
    stream.finish(answerOf('one'));
    expect(again.frames).toEqual(all.frames.slice(read));
  });

  it('goes on where another stream of the turn was', () => {
    const before = new TurnStream(DIALECT);
    const reader = reading(before);
    before.hear({ kind: 'fact', fact: fact('one') });
    const stream = new TurnStream(DIALECT, parseEventId(reader.lastId ?? ''));
    const rest = reading(stream);
    stream.finish(answerOf('one', 'two'));
    expect(rest.names).toEqual(['fact', 'done']);
    expect(rest.frames[0]).toContain('two');
  });

  it.each(['1', 'x', '00000000-1-1-deadbeef', '00000000-1-9-0', "'; drop"])(
    'begins anew for a reader who was told something else: %s',
    (id) => {
      const stream = new TurnStream(DIALECT, parseEventId(id));
      const reader = reading(stream);
      stream.finish(answerOf('one'));
      expect(reader.names).toEqual(['reset', 'fact', 'done']);
    },
  );

  it('begins anew when the turn runs again', () => {
    const stream = new TurnStream(DIALECT, parseEventId('00000000-4-0-0'));
    const reader = reading(stream);
    stream.hear({ kind: 'words', text: 'a' });
    stream.hear({ kind: 'words', text: 'b' });
    expect(reader.names).toEqual(['reset', 'delta', 'delta']);
  });

  it('tells no one who has left', () => {
    const stream = new TurnStream(DIALECT);
    const frames: string[] = [];
    stream.read((frame) => frames.push(frame))();
    stream.hear({ kind: 'words', text: 'a' });
    expect(frames).toEqual([]);
  });
});

describe('an event id', () => {
  it('reads back as it was written', () => {
    const id = { stream: '0a1b2c3d', number: 17, complete: 2, digest: 'deadbeef' };
    expect(parseEventId(formatEventId(id))).toEqual(id);
  });
});

describe('frameOf', () => {
  it('keeps line breaks, one line of data each', () => {
    expect(frameOf({ name: 'done', data: 'a\nb' }, '1')).toBe('id: 1\nevent: done\ndata: a\ndata: b\n\n');
  });
});
