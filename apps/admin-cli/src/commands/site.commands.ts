import type { Command } from 'commander';
import { ListSites, PutSite } from '@app/application';
import type { AdminContext } from '../admin-context';

interface PutOptions {
  readonly name: string;
  readonly agent?: string;
}

export function addSiteCommands(program: Command, context: () => AdminContext): void {
  const site = program.command('site').description('set up the sites of a business');
  site
    .command('put')
    .description('make or change a site')
    .argument('<business>')
    .argument('<id>')
    .requiredOption('--name <name>', 'what people call it')
    .option('--agent <id>', 'the agent descriptor that answers there; default: the default agent')
    .action((business: string, id: string, options: PutOptions) => putSite(context(), business, id, options));
  site
    .command('list')
    .description('list the sites of a business')
    .argument('<business>')
    .action((business: string) => listSites(context(), business));
}

async function putSite(
  context: AdminContext,
  businessId: string,
  siteId: string,
  { name, agent }: PutOptions,
): Promise<void> {
  const site = { businessId, siteId, name, agentDescriptorId: agent ?? null };
  await context.use((useCases) => useCases.do(new PutSite(site)));
  context.printer.answer(
    site,
    `Site ${siteId} of ${businessId} is set: ${agent ?? 'the default agent'} answers.`,
  );
}

async function listSites(context: AdminContext, businessId: string): Promise<void> {
  const sites = await context.use((useCases) => useCases.ask(new ListSites(businessId)));
  context.printer.table(
    sites,
    ['ID', 'NAME', 'AGENT'],
    sites.map(({ siteId, name, agentDescriptorId }) => [siteId, name, agentDescriptorId]),
    `${businessId} has no site. Make one with: npm run admin -- site put ${businessId} <id> --name <name>`,
  );
}
