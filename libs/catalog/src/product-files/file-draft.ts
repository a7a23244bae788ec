import type { ProductDraft } from '../rows/product-draft';

/** What a format makes of one row before the common checks: a draft, or the reason why there is none. */
export type FileDraft =
  | { readonly line: number; readonly draft: ProductDraft }
  | { readonly line: number; readonly reason: string };
