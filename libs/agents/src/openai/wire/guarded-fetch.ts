const MOST_ERROR_BYTES = 64 * 1024;

/** `fetch` that follows nobody elsewhere, and reads of an error no more than is needed to tell what it is. */
export async function guardedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' });
  if (response.ok) return response;
  const { status, statusText, headers } = response;
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length']) kept.delete(name);
  const body = status === 304 ? null : await firstBytes(response);
  return new Response(body, { status, statusText, headers: kept });
}

async function firstBytes(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (reader !== undefined && size < MOST_ERROR_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  await reader?.cancel().catch(() => undefined);
  return new Uint8Array(Buffer.concat(pieces).subarray(0, MOST_ERROR_BYTES));
}
