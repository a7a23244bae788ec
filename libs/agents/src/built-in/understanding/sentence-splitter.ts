import { tokenise, type Token } from './token';

/** Code units of one turn that are read. Of longer input, the beginning and the end. */
export const READ_LIMIT = 3_000;
/** Tokens of one turn that are read, likewise. */
const TOKEN_LIMIT = 300;
const SENTENCE_TOKENS = 80;
const ABBREVIATIONS = new Set(['approx', 'ft', 'in', 'no', 'vs', 'max', 'min', 'incl', 'st', 'nr']);

/** What was said, as sentences; the messages of one turn are read one after the other. */
export function splitSentences(messages: readonly string[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [[]];
  for (const token of endsOf(tokenise(readable(messages)))) {
    const current = sentences[sentences.length - 1] ?? [];
    if (token.kind === 'stop' && !isAbbreviation(current, token)) sentences.push([]);
    else if (current.length >= SENTENCE_TOKENS) sentences.push([token]);
    else if (token.kind !== 'stop') current.push(token);
  }
  return sentences.filter((sentence) => sentence.some(({ kind }) => kind !== 'sign' && kind !== 'comma'));
}

function readable(messages: readonly string[]): string {
  const length = messages.reduce((sum, message) => sum + message.length + 1, 0);
  if (length <= READ_LIMIT) return messages.join('\n');
  const head = gather(messages, (text, message) => `${text}${message}\n`).slice(0, READ_LIMIT / 2);
  const tail = gather([...messages].reverse(), (text, message) => `${message}\n${text}`).slice(
    -READ_LIMIT / 2,
  );
  return `${head}\n${tail}`.toWellFormed();
}

/** Puts messages together until there is enough to read. */
function gather(messages: readonly string[], add: (text: string, message: string) => string): string {
  let text = '';
  for (const message of messages) {
    if (text.length >= READ_LIMIT / 2) break;
    text = add(text, message);
  }
  return text;
}

function endsOf(tokens: readonly Token[]): readonly Token[] {
  return tokens.length <= TOKEN_LIMIT
    ? tokens
    : [...tokens.slice(0, TOKEN_LIMIT / 2), ...tokens.slice(-TOKEN_LIMIT / 2)];
}

function isAbbreviation(sentence: readonly Token[], stop: Token): boolean {
  const last = sentence.at(-1);
  return stop.raw === '.' && last !== undefined && sentence.length > 1 && ABBREVIATIONS.has(last.text);
}
