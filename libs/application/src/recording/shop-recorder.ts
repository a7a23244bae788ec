import { MOST_SOURCE_READS, type Product, type SearchCriteria, type SourceRead } from '@app/domain';
import type { KnowledgeEntry, KnowledgeHit } from '../ports/knowledge-base';
import type { CatalogueVocabulary, ProductHits } from '../ports/product-catalogue';
import type { ShopReader } from '../ports/shop-reader';
import { contentDigest, type Content } from './content';
import {
  answerText,
  questionDigest,
  searchArguments,
  type ShopAnswers,
  type ShopQuestion,
} from './shop-questions';

/** What is the same object from turn to turn, as a vocabulary and often a product are until the next import. */
const known = new WeakMap<object, Content>();

interface Noted {
  readonly asked: string;
  answered: string;
}

/** Passes a turn's reads on to a shop and notes them. The same question is asked once, and answered the same. */
export class ShopRecorder implements ShopReader {
  private readonly answers = new Map<string, Promise<unknown>>();
  private readonly noted: Noted[] = [];
  private readonly kept = new Map<string, Content>();
  /** Reads beyond those that are recorded. */
  unrecorded = 0;

  constructor(private readonly shop: ShopReader) {}

  get reads(): readonly SourceRead[] {
    return this.noted.map(({ asked, answered }) => ({ asked, answered }));
  }

  /** What the digests in `reads` stand for, and the things in it. */
  get contents(): readonly Content[] {
    return [...this.kept.values()];
  }

  getProducts(productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    return this.ask('products', [productIds], () => this.shop.getProducts(productIds));
  }

  searchProducts(
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[] = [],
  ): Promise<ProductHits> {
    return this.ask('search', searchArguments(criteria, limit, needed), () =>
      this.shop.searchProducts(criteria, limit, needed),
    );
  }

  vocabulary(): Promise<CatalogueVocabulary> {
    return this.ask('vocabulary', [], () => this.shop.vocabulary());
  }

  searchKnowledge(query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    return this.ask('knowledge', [query, limit], () => this.shop.searchKnowledge(query, limit));
  }

  getEntries(entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    return this.ask('entries', [entryIds], () => this.shop.getEntries(entryIds));
  }

  private ask<Question extends ShopQuestion>(
    question: Question,
    args: readonly unknown[],
    read: () => Promise<ShopAnswers[Question]>,
  ): Promise<ShopAnswers[Question]> {
    const asked = questionDigest(question, args);
    const before = this.answers.get(asked) as Promise<ShopAnswers[Question]> | undefined;
    if (before !== undefined) return before;
    const answer = this.askShop(question, asked, read);
    this.answers.set(asked, answer);
    return answer;
  }

  /** Its place is taken when it is asked: answers may come in another order every time. */
  private async askShop<Question extends ShopQuestion>(
    question: Question,
    asked: string,
    read: () => Promise<ShopAnswers[Question]>,
  ): Promise<ShopAnswers[Question]> {
    if (this.noted.length === MOST_SOURCE_READS) {
      this.unrecorded += 1;
      return read();
    }
    const noted: Noted = { asked, answered: '' };
    this.noted.push(noted);
    const answer = await read();
    noted.answered = this.keepAnswer(question, answer).digest;
    return answer;
  }

  private keepAnswer<Question extends ShopQuestion>(
    question: Question,
    answer: ShopAnswers[Question],
  ): Content {
    const isLasting = question === 'vocabulary';
    const before = isLasting ? known.get(answer) : undefined;
    const content = before ?? contentOf(answerText(question, answer, (thing) => this.keepThing(thing)));
    if (isLasting) known.set(answer, content);
    this.kept.set(content.digest, content);
    return content;
  }

  private keepThing(thing: Product | KnowledgeEntry): string {
    let content = known.get(thing);
    if (content === undefined) known.set(thing, (content = contentOf(JSON.stringify(thing))));
    this.kept.set(content.digest, content);
    return content.digest;
  }
}

function contentOf(body: string): Content {
  return { digest: contentDigest(body), body };
}
