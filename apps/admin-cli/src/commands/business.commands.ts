import type { Command } from 'commander';
import { CreateBusiness, ListBusinesses } from '@app/application';
import type { AdminContext } from '../admin-context';

export function addBusinessCommands(program: Command, context: () => AdminContext): void {
  const business = program
    .command('business')
    .description('make and list businesses, the tenants of a server');
  business
    .command('create')
    .description('make a business')
    .argument('<id>', 'its id, as paths and command lines name it')
    .option('--name <name>', 'what people call it; default: its id')
    .action((id: string, { name }: { name?: string }) => createBusiness(context(), id, name ?? id));
  business
    .command('list')
    .description('list every business')
    .action(() => listBusinesses(context()));
}

async function createBusiness(context: AdminContext, id: string, name: string): Promise<void> {
  const made = await context.use((useCases) => useCases.do(new CreateBusiness(name, id)));
  context.printer.answer(
    made,
    `Business ${made.businessId} is made.`,
    `Next, a key for it: npm run admin -- key create ${made.businessId} --scope 'invoke:*:*'`,
  );
}

async function listBusinesses(context: AdminContext): Promise<void> {
  const businesses = await context.use((useCases) => useCases.ask(new ListBusinesses()));
  context.printer.table(
    businesses,
    ['ID', 'NAME', 'CREATED'],
    businesses.map(({ businessId, name, createdAt }) => [businessId, name, createdAt]),
    'There is no business yet. Make one with: npm run admin -- business create <id>',
  );
}
