import { searchTerms } from '@app/domain';

const MAX_TERM_LENGTH = 64;

/**
 * Terms as the full-text index has them: each begins with the catalogue's number, so that one business's words and
 * another's are different words, a search reads no other business's part of the index, and none can be named.
 * They consist of letters and digits only, whatever was typed: a query has no syntax to inject.
 */
export class TenantTerms {
  private readonly prefix: string;

  constructor(catalogueNo: number) {
    this.prefix = `${catalogueNo}z`;
  }

  of(text: string): readonly string[] {
    return searchTerms(text).map((term) => this.prefixed(term));
  }

  prefixed(term: string): string {
    return this.prefix + term.slice(0, MAX_TERM_LENGTH).toWellFormed();
  }
}
