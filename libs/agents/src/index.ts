export * from './agents.module';
export * from './built-in/built-in-agent';
export * from './dispatching-agent';
export * from './openai/model-settings';
export * from './openai/model-url';
