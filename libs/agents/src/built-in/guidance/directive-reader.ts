import { fold } from '@app/domain';

/** Instructions in the form that an agent without a model can follow: see docs/agents.md. */
export interface Directives {
  readonly greeting: string | null;
  /** A question of the shop's own, asked once in place of the agent's. */
  readonly ask: string | null;
  /** Product ids or words, wanted first. */
  readonly recommend: readonly string[];
  /** Folded words of what is neither shown nor said. */
  readonly never: readonly string[];
  /** Primary language subtag; null: the descriptor's. */
  readonly language: string | null;
  /** `<phase>` or `<phase> when <happening>`. */
  readonly next: string | null;
}

export const NO_DIRECTIVES: Directives = {
  greeting: null,
  ask: null,
  recommend: [],
  never: [],
  language: null,
  next: null,
};

/** Code units and lines of instructions that are read. */
const MOST_LENGTH = 20_000;
const MOST_LINES = 200;
const DIRECTIVE = /^[\s*-]*(greeting|ask|recommend|never mention|language|next)\s*:\s*(\S.*)$/i;
/** Plain sentences that say the same. */
const RECOMMENDS =
  /^(?!.*\b(?:do not|don[’']t|never|avoid)\b).*\b(?:recommend|promote|suggest|offer|prefer|highlight|focus on)\s+(?:(?:him|her|them|the customer)\s+)?(?:the |our |a |an )?([^,.;:!?]{3,60})/i;
const FORBIDS =
  /\b(?:do not|don[’']t|never|avoid)\s+(?:mention(?:ing)?|recommend(?:ing)?|offer(?:ing)?|suggest(?:ing)?|discuss(?:ing)?|show(?:ing)?|talk(?:ing)? about)\s+(?:the |our |any |a |an )?([^,.;:!?]{3,60})/i;
const SPEAKS = /\b(?:answer|reply|speak|write|respond)\s+(?:only\s+)?(?:in\s+)?(english|spanish)\b/i;
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['spanish', 'es'],
  ['español', 'es'],
]);

/** Reads instructions line by line, and lines that hold no directive sentence by sentence. What it cannot follow it leaves. */
export function readDirectives(text: string): Directives {
  const lines = text.slice(0, MOST_LENGTH).split(/\n/).slice(0, MOST_LINES);
  return lines.reduce((known, line) => {
    const [, name, value] = DIRECTIVE.exec(line) ?? [];
    if (name !== undefined && value !== undefined) return directed(known, name.toLowerCase(), value.trim());
    return line.split(/(?<=[.!?])\s+/).reduce(said, known);
  }, NO_DIRECTIVES);
}

function directed(known: Directives, name: string, value: string): Directives {
  switch (name) {
    case 'greeting':
      return { ...known, greeting: value };
    case 'ask':
      return { ...known, ask: value };
    case 'recommend':
      return { ...known, recommend: [...known.recommend, ...listOf(value)] };
    case 'never mention':
      return { ...known, never: [...known.never, ...listOf(value).map(fold)] };
    case 'language':
      return { ...known, language: languageOf(value) ?? known.language };
    case 'next':
      return { ...known, next: value };
    default:
      return known;
  }
}

function said(known: Directives, sentence: string): Directives {
  const forbidden = FORBIDS.exec(sentence)?.[1];
  if (forbidden !== undefined) return { ...known, never: [...known.never, ...listOf(forbidden).map(fold)] };
  const language = SPEAKS.exec(sentence)?.[1];
  if (language !== undefined) return { ...known, language: languageOf(language) ?? known.language };
  const wanted = RECOMMENDS.exec(sentence)?.[1];
  return wanted === undefined ? known : { ...known, recommend: [...known.recommend, ...listOf(wanted)] };
}

function listOf(value: string): readonly string[] {
  return value
    .split(/,|;|\s+(?:and|or)\s+/i)
    .map((item) => item.trim().replace(/[.!]+$/, ''))
    .filter((item) => item.length > 1);
}

function languageOf(value: string): string | null {
  const word = value.toLowerCase().split(/[-_\s]/)[0] ?? '';
  return LANGUAGES.get(word) ?? (/^[a-z]{2}$/.test(word) ? word : null);
}
