import { Command, CommanderError } from 'commander';
import { AdminContext } from './admin-context';
import { addAgentCommands } from './commands/agent.commands';
import { addBackupCommands } from './commands/backup.commands';
import { addBisectCommands } from './commands/bisect.commands';
import { addBusinessCommands } from './commands/business.commands';
import { addEvaluateCommand } from './commands/evaluate.command';
import { addKeyCommands } from './commands/key.commands';
import { addKnowledgeCommands } from './commands/knowledge.commands';
import { addProductCommands } from './commands/product.commands';
import { addReplayCommand } from './commands/replay.command';
import { addSessionCommands } from './commands/session.commands';
import { addSiteCommands } from './commands/site.commands';
import { addVerifyCommand } from './commands/verify.command';
import { EXIT_CODES, type Outcome } from './outcome';
import { explainError } from './output/explain-error';
import type { Terminal } from './terminal';

const DESCRIPTION = 'Set up the shops of a sales assistant server. Works beside a running server.';
const FOOTER = `
Environment:
  DATABASE_URL   sqlite:<path> or postgres://…; default sqlite:data/sales-assistant.db
  OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL   as the server has them, for evaluate and bisect versions

Exit codes:
  0 done   1 refused or failed, or bad news (verify, replay, evaluate, bisect)   2 the command was not used as it is meant`;

/** Runs one command line and answers its exit code. */
export async function runAdmin(args: readonly string[], terminal: Terminal): Promise<number> {
  const outcome: Outcome = { exitCode: EXIT_CODES.done };
  const program = createProgram(terminal, outcome);
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
    const { text, isUsage } = explainError(error);
    terminal.stderr.write(`${text}\n`);
    return isUsage ? EXIT_CODES.usage : EXIT_CODES.failed;
  }
}

function createProgram(terminal: Terminal, outcome: Outcome): Command {
  const program = new Command('admin')
    .description(DESCRIPTION)
    .option('--json', 'write the answer as one JSON document', false)
    .addHelpText('after', FOOTER)
    .showHelpAfterError('(--help shows how it is used)');
  inheritSettings(program, terminal);
  const context = () => new AdminContext(terminal, program.opts<{ json: boolean }>().json);
  addBusinessCommands(program, context);
  addKeyCommands(program, context);
  addAgentCommands(program, context);
  addSiteCommands(program, context);
  addProductCommands(program, context, outcome);
  addKnowledgeCommands(program, context, outcome);
  addSessionCommands(program, context);
  addVerifyCommand(program, context, outcome);
  addReplayCommand(program, context, outcome);
  addEvaluateCommand(program, context, outcome);
  addBisectCommands(program, context, outcome);
  addBackupCommands(program, context);
  return program;
}

/** Subcommands copy these when they are added, so they come before all of them. */
function inheritSettings(program: Command, terminal: Terminal): void {
  program.exitOverride().configureOutput({
    writeOut: (text) => void terminal.stdout.write(text),
    writeErr: (text) => void terminal.stderr.write(text),
  });
}
