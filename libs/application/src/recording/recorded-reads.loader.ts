import { Injectable } from '@nestjs/common';
import { DomainError, type SourceRead } from '@app/domain';
import { RecordedContents } from '../ports/recorded-contents';
import { contentDigest } from './content';
import { RecordedReads } from './recorded-reads';

/** A content digest as it stands in the text of an answer. */
const DIGEST = /"([\w-]{22})"/g;

/** Fetches what a turn read: the answers, then the things in them. */
@Injectable()
export class RecordedReadsLoader {
  constructor(private readonly contents: RecordedContents) {}

  /** @throws DomainError DATA_LOSS when a text is not the one that its digest says */
  async load(businessId: string, reads: readonly SourceRead[]): Promise<RecordedReads> {
    const answers = await this.fetch(
      businessId,
      reads.map(({ answered }) => answered),
    );
    const named = [...answers.values()].flatMap((text) => [...text.matchAll(DIGEST)].map(([, name]) => name));
    const things = await this.fetch(
      businessId,
      named.filter((digest) => digest !== undefined),
    );
    return new RecordedReads(reads, new Map([...things, ...answers]));
  }

  private async fetch(businessId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const asked = [...new Set(digests)].filter((digest) => digest !== '');
    if (asked.length === 0) return new Map();
    const found = await this.contents.load(businessId, asked);
    for (const [digest, body] of found) {
      if (contentDigest(body) === digest) continue;
      throw new DomainError('DATA_LOSS', `what was read under the digest ${digest} does not match it`);
    }
    return found;
  }
}
