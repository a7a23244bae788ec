import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentOutput, AgentRequest } from '@app/application';
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

/** Servers over one database whose agents follow a script; each test stops those it started. */
export class ScriptedShop {
  private readonly servers: TestServer[] = [];

  constructor(private readonly databaseUrl: string) {}

  async open(
    ...steps: ScriptStep[]
  ): Promise<{ sales: SalesClient; agent: ScriptedAgent; server: TestServer }> {
    const agent = new ScriptedAgent(steps);
    const server = await startServer(this.databaseUrl, { agent });
    this.servers.push(server);
    return { sales: new SalesClient(new ShopClient(server.url)), agent, server };
  }

  async close(): Promise<void> {
    for (const server of this.servers.splice(0)) await server.stop();
  }
}
