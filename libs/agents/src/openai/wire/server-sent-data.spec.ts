import fc from 'fast-check';
import { serverSentData } from './server-sent-data';

async function read(pieces: readonly string[]): Promise<readonly string[]> {
  async function* source(): AsyncGenerator<string> {
    await Promise.resolve();
    yield* pieces;
  }
  const all: string[] = [];
  for await (const data of serverSentData(source())) all.push(data);
  return all;
}

describe('serverSentData', () => {
  it('passes over comments, names and ids, and joins the lines of one event', async () => {
    const text = ': ping\n\nevent: message\nid: 1\ndata: a\ndata: b\n\ndata:c\r\n\r\ndata: [DONE]\n\n';
    expect(await read([text])).toEqual(['a\nb', 'c', '[DONE]']);
  });

  it('takes a last event that no blank line ends', async () => {
    expect(await read(['data: a\n\ndata: [DONE]'])).toEqual(['a', '[DONE]']);
  });

  it('reads the same however the text is cut', async () => {
    const text = ['{"a":1}', '{"b":"ü👗"}', '[DONE]'].map((data) => `data: ${data}\r\n\r\n`).join('');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: text.length })), async (cuts) => {
        const at = [0, ...cuts.sort((left, right) => left - right), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(await read(pieces)).toEqual(['{"a":1}', '{"b":"ü👗"}', '[DONE]']);
      }),
    );
  });
});
