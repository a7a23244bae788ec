import { InMemoryAgentDirectory, InMemoryTenancy } from '@app/testing';
import { BusinessLoader } from '../create-business/business-loader';
import { type Site } from '../ports/tenancy';
import { PutSite } from './put-site.command';
import { PutSiteHandler } from './put-site.handler';

const SITE: Site = { businessId: 'shop', siteId: 'site_456', name: 'Main site', agentDescriptorId: null };

async function given() {
  const tenancy = new InMemoryTenancy();
  const agents = new InMemoryAgentDirectory();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '' });
  await agents.putAgent('other', 'foreign', {
    name: 'Foreign',
    engine: 'built-in',
    language: 'en',
    instructions: '',
    greeting: null,
    playbooks: [],
    maxRecommendations: 3,
  });
  return { tenancy, handler: new PutSiteHandler(new BusinessLoader(tenancy), tenancy, agents) };
}

describe('PutSite', () => {
  it('makes a site and then changes it', async () => {
    const { tenancy, handler } = await given();
    await handler.execute(new PutSite(SITE));
    await handler.execute(new PutSite({ ...SITE, name: 'Outlet' }));
    await expect(tenancy.listSites('shop')).resolves.toEqual([{ ...SITE, name: 'Outlet' }]);
  });

  it("refuses an agent that is not there or another business's", async () => {
    const { handler } = await given();
    for (const agentDescriptorId of ['nobody', 'foreign']) {
      await expect(handler.execute(new PutSite({ ...SITE, agentDescriptorId }))).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        fields: [{ pointer: '#/agentDescriptorId' }],
      });
    }
  });
});
