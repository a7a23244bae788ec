import { DomainError, type Product, type SearchCriteria, type SourceRead } from '@app/domain';
import type { KnowledgeEntry } from '../ports/knowledge-base';
import {
  questionDigest,
  readAnswer,
  searchArguments,
  type ShopAnswers,
  type ShopQuestion,
} from './shop-questions';

/** What a turn read of the shop, with the texts that the digests stand for. */
export class RecordedReads {
  private readonly answers: ReadonlyMap<string, string>;

  /** @param contents texts by digest: each answer, and each thing in one */
  constructor(
    reads: readonly SourceRead[],
    private readonly contents: ReadonlyMap<string, string>,
  ) {
    this.answers = new Map(reads.map(({ asked, answered }) => [asked, answered]));
  }

  /** What the shop answered; undefined: it was not asked. @throws DomainError DATA_LOSS when a text is gone */
  find<Question extends ShopQuestion>(question: Question, asked: string): ShopAnswers[Question] | undefined {
    const answered = this.answers.get(asked);
    return answered === undefined
      ? undefined
      : readAnswer(question, this.textOf(answered), (digest) => JSON.parse(this.textOf(digest)) as unknown);
  }

  /** A search that was asked without needed words answers the same one with them: it may answer more. */
  findSearch(
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[],
  ): ShopAnswers['search'] | undefined {
    return (
      this.find('search', questionDigest('search', searchArguments(criteria, limit, needed))) ??
      this.find('search', questionDigest('search', searchArguments(criteria, limit, [])))
    );
  }

  /** Everything that has that id among what was read, whichever question it answered. */
  get products(): ReadonlyMap<string, Product> {
    return new Map(this.things<Product>('productId'));
  }

  get entries(): ReadonlyMap<string, KnowledgeEntry> {
    return new Map(this.things<KnowledgeEntry>('entryId'));
  }

  private *things<Thing extends Product | KnowledgeEntry>(id: keyof Thing): Iterable<[string, Thing]> {
    for (const text of this.contents.values()) {
      const thing = JSON.parse(text) as Thing;
      const named = thing[id];
      if (typeof named === 'string') yield [named, thing];
    }
  }

  private textOf(digest: string): string {
    const text = this.contents.get(digest);
    if (text !== undefined) return text;
    throw new DomainError('DATA_LOSS', `what was read under the digest ${digest} is lost`);
  }
}
