import { CONTRACT_PRODUCTS, describeAgent, InMemoryProductCatalogue } from '@app/testing';
import { BuiltInAgent } from './built-in-agent';

describeAgent('the built-in agent', async () => {
  const catalogue = new InMemoryProductCatalogue();
  await catalogue.upsertProducts('demo', CONTRACT_PRODUCTS);
  return { agent: new BuiltInAgent(), catalogue };
});
