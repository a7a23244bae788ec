import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll, unique } from '../dialect-ddl';

/** Products and knowledge, each with the database's own full-text index beside it. */
export class CreateCatalogue1764000000004 implements MigrationInterface {
  readonly name = 'CreateCatalogue1764000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect, withoutRowid } = dialectDdl(queryRunner);
    const serial =
      dialect === 'postgres' ? 'SERIAL PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT NOT NULL';
    await runAll(queryRunner, [
      ...tables(serial, withoutRowid),
      ...(dialect === 'postgres' ? POSTGRES_INDEXES : SQLITE_INDEXES),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    const indexes = [
      'knowledge_search',
      'product_search',
      ...(dialect === 'sqlite' ? ['product_facet'] : []),
    ];
    await runAll(
      queryRunner,
      [...indexes, 'knowledge_entry', 'product', 'catalogue'].map((table) => `DROP TABLE ${table}`),
    );
  }
}

function tables(serial: string, withoutRowid: string): readonly string[] {
  return [
    `CREATE TABLE catalogue (
      business_id text NOT NULL,
      catalogue_no integer NOT NULL,
      product_revision integer NOT NULL,
      PRIMARY KEY (business_id),
      ${unique('uq_catalogue_no', ['catalogue_no'])},
      ${foreignKey('fk_catalogue_business', ['business_id'], 'business')}
    )${withoutRowid}`,
    `CREATE TABLE product (
      "product_no" ${serial},
      business_id text NOT NULL,
      product_id text NOT NULL,
      title text NOT NULL,
      description text NOT NULL,
      brand text,
      brand_key text NOT NULL,
      category text,
      price_minor bigint,
      currency text,
      url text,
      image_url text,
      availability text NOT NULL,
      attributes text NOT NULL,
      metadata text,
      ${unique('uq_product_id', ['business_id', 'product_id'])},
      ${foreignKey('fk_product_business', ['business_id'], 'business')}
    )`,
    'CREATE INDEX ix_product_price ON product (business_id, price_minor)',
    `CREATE TABLE knowledge_entry (
      "entry_no" ${serial},
      business_id text NOT NULL,
      entry_id text NOT NULL,
      title text NOT NULL,
      text text NOT NULL,
      ${unique('uq_knowledge_entry_id', ['business_id', 'entry_id'])},
      ${foreignKey('fk_knowledge_entry_business', ['business_id'], 'business')}
    )`,
  ];
}

/** Without content of their own: the texts stand in product and knowledge_entry, the terms are made by the program. */
const SQLITE_INDEXES = [
  `CREATE VIRTUAL TABLE product_search USING fts5(title, category, brand, attributes, description,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`,
  `CREATE VIRTUAL TABLE product_facet USING fts5(facets,
    content='', contentless_delete=1, detail='none', tokenize='unicode61 remove_diacritics 0')`,
  `CREATE VIRTUAL TABLE knowledge_search USING fts5(title, text,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`,
];

const POSTGRES_INDEXES = [
  `CREATE TABLE product_search (
    product_no integer NOT NULL PRIMARY KEY REFERENCES product (product_no) ON DELETE CASCADE,
    terms tsvector NOT NULL,
    facets tsvector NOT NULL
  )`,
  'CREATE INDEX ix_product_search_terms ON product_search USING gin (terms)',
  'CREATE INDEX ix_product_search_facets ON product_search USING gin (facets)',
  `CREATE TABLE knowledge_search (
    entry_no integer NOT NULL PRIMARY KEY REFERENCES knowledge_entry (entry_no) ON DELETE CASCADE,
    terms tsvector NOT NULL
  )`,
  'CREATE INDEX ix_knowledge_search_terms ON knowledge_search USING gin (terms)',
];
