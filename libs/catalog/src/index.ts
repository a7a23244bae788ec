export * from './catalog.module';
export * from './knowledge-files/knowledge-file.reader';
export * from './product-files/doubled-key';
export * from './product-files/product-file.reader';
