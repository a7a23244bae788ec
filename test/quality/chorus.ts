import { createReadStream, existsSync, readFileSync, type ReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FieldMapping } from '@app/application';
import type { Ratings } from './ndcg';

/** A real catalogue with human ratings; it is not part of the project (`CHORUS` names its folder). */
const FOLDER = resolve(process.env['CHORUS'] ?? '../shared/data/chorus');

/** How its JSON Lines name what we name otherwise. Its source names no currency: US dollars are taken. */
export const CHORUS_MAPPING: FieldMapping = { productId: 'id', priceMinor: 'priceCents', imageUrl: 'image' };
export const CHORUS_CURRENCY = 'USD';

export interface RatedQuery {
  readonly query: string;
  readonly ratings: Ratings;
}

/** The folder when it has a catalogue, else undefined. */
export function findChorus(): string | undefined {
  return existsSync(join(FOLDER, 'products.jsonl.gz')) ? FOLDER : undefined;
}

export function openProducts(folder: string): ReadStream {
  return createReadStream(join(folder, 'products.jsonl.gz'));
}

export function readQueries(folder: string): readonly RatedQuery[] {
  const ratings = new Map<string, Map<string, number>>();
  for (const line of linesOf(join(folder, 'qrels.tsv'))) {
    const [queryId = '', productId = '', grade = ''] = line.split('\t');
    const graded = ratings.get(queryId) ?? new Map<string, number>();
    ratings.set(queryId, graded.set(productId, Number(grade)));
  }
  return linesOf(join(folder, 'queries.jsonl')).map((line) => {
    const { qid, query } = JSON.parse(line) as { qid: string; query: string };
    return { query, ratings: ratings.get(qid) ?? new Map<string, number>() };
  });
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
