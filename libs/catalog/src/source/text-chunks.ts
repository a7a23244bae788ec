import { DomainError } from '@app/domain';

/** Decodes UTF-8 piece by piece, without the byte order mark. Throws INVALID_ARGUMENT for any other encoding. */
export async function* textChunks(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    const place = `after line ${lines}`;
    throw new DomainError('INVALID_ARGUMENT', `the file is not UTF-8 (${place}): save it as UTF-8`);
  }
}

/** The whole text of a file that must be small. Throws INVALID_ARGUMENT above `maxBytes`. */
export async function wholeText(bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of textChunks(bounded(bytes, maxBytes))) chunks.push(chunk);
  return chunks.join('');
}

async function* bounded(bytes: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new DomainError('INVALID_ARGUMENT', `the file is larger than ${maxBytes} bytes`);
    }
    yield chunk;
  }
}
