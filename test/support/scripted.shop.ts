import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type AgentOutput, type AgentRequest } from '@app/application';
import type { JsonObject, ToolName } from '@app/domain';
import { ScriptedAgent, type ScriptStep } from '@app/testing';
import { SalesClient } from './sales.client';
import { ShopClient } from './shop.client';
import { startServer, type TestServer } from './test-server';

/** Says what it was told, after a while. */
export const echo = (pauseMs = 0): ScriptStep => ({
  kind: 'respond',
  respond: async ({ memory }) => {
    await sleep(pauseMs);
    return [{ kind: 'message', text: `You said ${memory.transcript.at(-1)?.text}` }];
  },
});

/** Calls a tool and puts its outcome into words. */
export const calling = (tool: ToolName, args: (request: AgentRequest) => JsonObject): ScriptStep => ({
  kind: 'respond',
  respond: async (request): Promise<readonly AgentOutput[]> => {
    const outcome = await request.tools.call(tool, args(request));
    return [
      { kind: 'message', text: outcome.status === 'failed' ? `No: ${outcome.reason}` : outcome.status },
    ];
  },
});

/** Follows whichever script is set. */
class ScriptReader extends Agent {
  script = new ScriptedAgent([]);

  respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    return this.script.respond(request, signal);
  }
}

/** A server over one database whose agent follows another script in each test. */
export class ScriptedShop {
  private readonly reader = new ScriptReader();
  private server: TestServer | undefined;

  constructor(private readonly databaseUrl: string) {}

  /** Starts the server unless it runs. */
  async open(
    ...steps: ScriptStep[]
  ): Promise<{ sales: SalesClient; agent: ScriptedAgent; server: TestServer }> {
    const agent = new ScriptedAgent(steps);
    this.reader.script = agent;
    this.server ??= await startServer(this.databaseUrl, { agent: this.reader });
    return { sales: new SalesClient(new ShopClient(this.server.url)), agent, server: this.server };
  }

  async close(): Promise<void> {
    await this.server?.stop();
    this.server = undefined;
  }
}
