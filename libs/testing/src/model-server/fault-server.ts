import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does to one request. */
export type Misdeed = (response: ServerResponse, request: IncomingMessage) => void;

/** An OpenAI-compatible server that does what it is told, also what no such server should do. */
export class FaultServer {
  private readonly bodies: unknown[] = [];
  private server: Server | undefined;
  private misdeeds: readonly Misdeed[] = [];
  /** Requests whose answer has neither ended nor been given up. */
  open = 0;

  /** Base URL for a client, such as `http://127.0.0.1:40123/v1`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/v1`;
  }

  /** The requests since `plan`, parsed. */
  get requests(): readonly unknown[] {
    return this.bodies;
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      let body = '';
      this.open += 1;
      response.on('close', () => (this.open -= 1));
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        const misdeed = this.misdeeds[Math.min(this.bodies.length, this.misdeeds.length - 1)];
        this.bodies.push(JSON.parse(body));
        misdeed?.(response, request);
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** One for each request from now on; the last one for all that follow. */
  plan(...misdeeds: readonly Misdeed[]): void {
    this.misdeeds = misdeeds;
    this.bodies.length = 0;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
