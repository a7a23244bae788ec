import type { Misdeed } from './fault-server';

type Delta = Readonly<Record<string, unknown>>;

export const chunk = (delta: Delta, finishReason: string | null = null): string =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });

/** Any answer. */
export function answers(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Misdeed {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** An error in OpenAI's shape; its message is a secret that no client may see. */
export function refuses(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Misdeed {
  return answers(
    status,
    JSON.stringify({ error: { message: `UPSTREAM-SECRET ${code}`, code, type: code } }),
    headers,
  );
}

/** A completion in one piece, from a server that does not stream. */
export function completes(message: Delta, finishReason: string | null = 'stop'): Misdeed {
  return answers(200, JSON.stringify({ choices: [{ index: 0, message, finish_reason: finishReason }] }));
}

/** A stream of events; `end` tells how it stops. */
export function streams(
  events: readonly string[],
  end: 'done' | 'clean' | 'cut' | 'stall' = 'done',
): Misdeed {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const all = end === 'done' ? [...events, '[DONE]'] : events;
    for (const data of all) response.write(`data: ${data}\n\n`);
    if (end === 'cut') setTimeout(() => response.destroy(), 20);
    else if (end === 'stall') response.flushHeaders();
    else response.end();
  };
}

/** A good answer, in words. */
export function says(text: string, finishReason: string | null = 'stop'): Misdeed {
  return streams([...text.split(/(?<= )/).map((content) => chunk({ content })), chunk({}, finishReason)]);
}

/** A call of functions, each with its arguments as text. */
export function calls(...wanted: readonly (readonly [name: string, args: string])[]): Misdeed {
  return streams([
    ...wanted.map(([name, args], index) =>
      chunk({
        tool_calls: [{ index, id: `w${index}`, type: 'function', function: { name, arguments: args } }],
      }),
    ),
    chunk({}, 'tool_calls'),
  ]);
}

/** Headers, the beginning of a body, and then nothing more, or the end of the connection. */
export function breaksOff(how: 'cut' | 'silence'): Misdeed {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"choices":[{"mess');
    if (how === 'cut') setTimeout(() => response.destroy(), 20);
  };
}

export const resets: Misdeed = (_response, request) => request.socket.destroy();
export const staysSilent: Misdeed = () => undefined;
