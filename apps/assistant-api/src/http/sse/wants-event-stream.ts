/**
 * Whether a client asks for a stream by name, and likes JSON no better.
 * @param accept the header, as it came
 */
export function wantsEventStream(accept: string | undefined): boolean {
  const stream = qualityOf(accept ?? '', 'text/event-stream');
  return stream > 0 && stream >= qualityOf(accept ?? '', 'application/json');
}

function qualityOf(accept: string, type: string): number {
  for (const range of accept.toLowerCase().split(',')) {
    const [name, ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return 0;
}
