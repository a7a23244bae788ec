export * from './arbitraries/event.arbitrary';
export * from './in-memory/in-memory-tenancy';
export * from './in-memory/settable-clock';
export * from './builders/a-product.builder';
export * from './in-memory/in-memory-agent-directory';
export * from './in-memory/in-memory-product-catalogue';
