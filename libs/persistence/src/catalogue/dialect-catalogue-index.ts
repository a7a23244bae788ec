import type { Dialect } from '../database/database';
import type { CatalogueIndex } from './catalogue-index';
import { PostgresCatalogueIndex } from './postgres/postgres-catalogue-index';
import { SqliteCatalogueIndex } from './sqlite/sqlite-catalogue-index';

export function catalogueIndex(dialect: Dialect): CatalogueIndex {
  return dialect === 'postgres' ? new PostgresCatalogueIndex() : new SqliteCatalogueIndex();
}
