import { type KnowledgeBase, type KnowledgeHit } from '@app/application';
import { stem } from '@app/domain';
import { isGeneric, sameTopic } from '../understanding/shop-question-reader';
import { tokenise } from '../understanding/token';
import type { AnswerFound } from './findings';

const ENTRIES = 8;
/** An entry answers a question when it has at least this share of the question's telling words. */
const ENOUGH = 0.67;

/** Looks a question up in the knowledge base, and takes an entry only when it really covers the question. */
export class AnswerFinder {
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly businessId: string,
  ) {}

  async find(words: readonly string[]): Promise<AnswerFound> {
    const telling = words.filter((word) => !isGeneric(word));
    const asked = telling.length === 0 ? words : telling;
    const query = words.join(' ');
    const hits = await this.search([query, ...rephrased(asked)].filter((text) => text !== ''));
    const [best] = hits
      .map((hit) => ({ entry: hit.entry, score: coverageOf(hit, asked), extra: coverageOf(hit, words) }))
      .filter(({ score }) => score >= ENOUGH)
      .sort((left, right) => right.score - left.score || right.extra - left.extra);
    const entryIds = hits.map(({ entry }) => entry.entryId).slice(0, ENTRIES);
    return { kind: 'answer', query, entryIds, entry: best?.entry ?? null, words: asked };
  }

  private async search(queries: readonly string[]): Promise<readonly KnowledgeHit[]> {
    const found = new Map<string, KnowledgeHit>();
    for (const query of queries) {
      for (const hit of await this.knowledge.search(this.businessId, query, ENTRIES)) {
        if (!found.has(hit.entry.entryId)) found.set(hit.entry.entryId, hit);
      }
    }
    return [...found.values()];
  }
}

/** One more query, with all that means the same. */
function rephrased(words: readonly string[]): readonly string[] {
  const meant = words.flatMap(sameTopic);
  return meant.length > words.length ? [meant.slice(0, 24).join(' ')] : [];
}

/** The share of the words that the entry has, in any of their forms; a word of the title counts a little more. */
function coverageOf({ entry }: KnowledgeHit, words: readonly string[]): number {
  const text = roots(`${entry.title}\n${entry.text}`);
  const title = roots(entry.title);
  const has = (known: ReadonlySet<string>, word: string) =>
    sameTopic(word).some((same) => known.has(rootOf(same)));
  const share = words.filter((word) => has(text, word)).length / Math.max(1, words.length);
  const titleShare = words.filter((word) => has(title, word)).length / Math.max(1, words.length);
  return share === 0 ? 0 : share + titleShare / 100;
}

function roots(text: string): ReadonlySet<string> {
  return new Set(tokenise(text).map((token) => rootOf(token.text)));
}

/** `wrapping` and `wrapped` are `wrap`. */
function rootOf(word: string): string {
  const base = stem(word);
  const cut = /^(.{3,}?)(?:ing|ed|ment|able|ation)$/.exec(base)?.[1] ?? base;
  return cut.replace(/([^aeiouls])\1$/, '$1').replace(/e$/, '');
}
