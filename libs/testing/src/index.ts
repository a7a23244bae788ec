export * from './arbitraries/event.arbitrary';
