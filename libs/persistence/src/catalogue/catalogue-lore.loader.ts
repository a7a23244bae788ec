import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ProductAttributes } from '@app/domain';
import { Database } from '../database/database';
import { sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import type { CatalogueRow } from './catalogue.query';
import { VocabularyBuilder, type CatalogueLore } from './vocabulary-builder';

const KEPT_BUSINESSES = 100;
/** Rows read between two turns of the event loop: a large catalogue is read beside the turns, not instead of them. */
const PAGE = 500;

interface LoreRow {
  readonly productId: string;
  readonly title: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly currency: string | null;
  readonly attributes: string;
}

interface KeptLore {
  readonly revision: number;
  readonly lore: Promise<CatalogueLore>;
}

/** Reads a catalogue through once for each revision of it; imports of any process make a new revision. */
@Injectable()
export class CatalogueLoreLoader {
  private readonly kept = new LRUCache<string, KeptLore>({ max: KEPT_BUSINESSES });

  constructor(private readonly database: Database) {}

  load(businessId: string, catalogue: CatalogueRow | undefined): Promise<CatalogueLore> {
    if (catalogue === undefined) return Promise.resolve(new VocabularyBuilder().build());
    const known = this.kept.get(businessId);
    if (known?.revision === catalogue.productRevision) return known.lore;
    const lore = this.read(businessId);
    this.kept.set(businessId, { revision: catalogue.productRevision, lore });
    lore.catch(() => this.kept.delete(businessId));
    return lore;
  }

  private async read(businessId: string): Promise<CatalogueLore> {
    const builder = new VocabularyBuilder();
    let page: readonly LoreRow[];
    let last = '';
    do {
      page = await this.database.read(businessId, () => pageAfter(businessId, last));
      for (const row of page) {
        builder.add({ ...row, attributes: JSON.parse(row.attributes) as ProductAttributes });
      }
      last = page.at(-1)?.productId ?? '';
      await new Promise((resolve) => setImmediate(resolve));
    } while (page.length === PAGE);
    return builder.build();
  }
}

function pageAfter(businessId: string, productId: string): Transaction<readonly LoreRow[]> {
  return all<LoreRow>(sql`
    SELECT product_id AS "productId", title, category, brand, currency, attributes
    FROM product WHERE business_id = ${businessId} AND product_id > ${productId}
    ORDER BY product_id LIMIT ${PAGE}`);
}
