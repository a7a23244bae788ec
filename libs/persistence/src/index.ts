export * from './database/database';
export * from './database/statement';
export * from './database/transaction';
