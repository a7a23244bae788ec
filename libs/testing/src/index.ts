export * from './arbitraries/event.arbitrary';
export * from './in-memory/in-memory-tenancy';
export * from './in-memory/settable-clock';
