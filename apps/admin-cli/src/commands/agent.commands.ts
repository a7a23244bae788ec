import type { Command } from 'commander';
import { ListAgents, PutAgent, readAgentDefinition } from '@app/application';
import { AdminError } from '../admin-error';
import type { AdminContext } from '../admin-context';
import { openFile, readWhole } from '../source-file';

export function addAgentCommands(program: Command, context: () => AdminContext): void {
  const agent = program.command('agent').description('set up the agents of a business');
  agent
    .command('put')
    .description('make the next version of an agent descriptor; an equal definition makes none')
    .argument('<business>')
    .argument('<id>', 'the descriptor, as requests name it')
    .argument('<file>', 'its definition as JSON, only "name" is needed; - reads standard input')
    .action((business: string, id: string, file: string) => putAgent(context(), business, id, file));
  agent
    .command('list')
    .description('list the newest version of each agent descriptor')
    .argument('<business>')
    .action((business: string) => listAgents(context(), business));
}

async function putAgent(context: AdminContext, businessId: string, id: string, path: string): Promise<void> {
  const { stream } = await openFile(path, context.terminal);
  const definition = readAgentDefinition(parseJson(await readWhole(stream), path));
  const agent = await context.use((useCases) => useCases.do(new PutAgent(businessId, id, definition)));
  context.printer.answer(agent, `Agent ${id} of ${businessId} is at version ${agent.version}.`);
}

async function listAgents(context: AdminContext, businessId: string): Promise<void> {
  const agents = await context.use((useCases) => useCases.ask(new ListAgents(businessId)));
  context.printer.table(
    agents,
    ['ID', 'VERSION', 'NAME', 'ENGINE', 'LANGUAGE', 'CREATED'],
    agents.map(({ descriptorId, version, definition, createdAt }) => [
      descriptorId,
      version,
      definition.name,
      definition.engine,
      definition.language,
      createdAt,
    ]),
    `${businessId} has no agent. Make one with: npm run admin -- agent put ${businessId} <id> <file>`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdminError(`${path} is not JSON: ${(error as Error).message}`);
  }
}
