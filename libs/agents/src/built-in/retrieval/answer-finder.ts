import type { KnowledgeHit, ShopReader } from '@app/application';
import { stem } from '@app/domain';
import type { ToldEntry } from '../guidance/told-entries';
import { isGeneric, sameTopic } from '../understanding/shop-question-reader';
import { tokenise } from '../understanding/token';
import type { AnswerFound } from './findings';

const ENTRIES = 8;
/** An entry answers a question when it has at least this share of the question's telling words. */
const ENOUGH = 0.67;

/** Looks a question up in the knowledge base, and takes an entry only when it really covers the question. */
export class AnswerFinder {
  constructor(
    private readonly shop: ShopReader,
    private readonly told: readonly ToldEntry[],
  ) {}

  /** The conversation's own context comes before the knowledge base, and that before what a person wrote in passing. */
  async find(words: readonly string[]): Promise<AnswerFound> {
    const fromContext = this.findTold(words, 'context', ENOUGH);
    if (fromContext !== undefined) return fromContext;
    const found = await this.findKnown(words);
    return found.entry === null ? (this.findTold(words, 'team', ENOUGH) ?? found) : found;
  }

  /** Something that was told in this conversation and has at least that share of the telling words. */
  findTold(words: readonly string[], by: ToldEntry['by'], enough = 1): AnswerFound | undefined {
    const asked = tellingOf(words);
    const [best] = this.told
      .filter((told) => told.by === by)
      .map(({ entry }) => ({ entry, score: coverageOf({ entry, coverage: 0 }, asked) }))
      .filter(({ score }) => score >= enough)
      .sort((left, right) => right.score - left.score);
    return best === undefined
      ? undefined
      : { kind: 'answer', query: words.join(' '), entryIds: [], source: by, entry: best.entry, words: asked };
  }

  private async findKnown(words: readonly string[]): Promise<AnswerFound> {
    const asked = tellingOf(words);
    const query = words.join(' ');
    const hits = await this.search([query, ...rephrased(asked)].filter((text) => text !== ''));
    const [best] = hits
      .map((hit) => ({ entry: hit.entry, score: coverageOf(hit, asked), extra: coverageOf(hit, words) }))
      .filter(({ score }) => score >= ENOUGH)
      .sort((left, right) => right.score - left.score || right.extra - left.extra);
    const entryIds = hits.map(({ entry }) => entry.entryId).slice(0, ENTRIES);
    return { kind: 'answer', query, entryIds, source: 'shop', entry: best?.entry ?? null, words: asked };
  }

  private async search(queries: readonly string[]): Promise<readonly KnowledgeHit[]> {
    const found = new Map<string, KnowledgeHit>();
    for (const query of queries) {
      for (const hit of await this.shop.searchKnowledge(query, ENTRIES)) {
        if (!found.has(hit.entry.entryId)) found.set(hit.entry.entryId, hit);
      }
    }
    return [...found.values()];
  }
}

/** The words without those that an answer need not repeat, unless there are no others. */
function tellingOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !isGeneric(word));
  return telling.length === 0 ? words : telling;
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
