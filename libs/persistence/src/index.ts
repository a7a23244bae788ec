export * from './database/database';
export * from './database/open-database';
export * from './database/statement';
export * from './database/storage-start.error';
export * from './database/transaction';
export * from './persistence.module';
export * from './sql-stores';
