import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class MetricsServerError extends Error {
  constructor(port: number, host: string, cause: unknown) {
    const { code } = cause as NodeJS.ErrnoException;
    super(`METRICS_PORT ${port} cannot be had on METRICS_HOST ${host}: ${code}.`, { cause });
    this.name = 'MetricsServerError';
  }
}

/** A listener of its own for whoever collects metrics: they tell of all businesses, so that no business's key opens them. */
export class MetricsServer {
  private readonly server: Server;

  constructor(
    private readonly contentType: string,
    private readonly text: () => Promise<string>,
  ) {
    this.server = createServer(
      { headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 8 * 1024 },
      (request, response) => {
        this.answer(request, response).catch(() => response.writeHead(500).end());
      },
    );
  }

  /** @throws MetricsServerError when the address cannot be had */
  async listen(port: number, host: string): Promise<AddressInfo> {
    this.server.listen(port, host);
    await once(this.server, 'listening').catch((cause: unknown) => {
      throw new MetricsServerError(port, host, cause);
    });
    this.server.unref();
    return this.server.address() as AddressInfo;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url !== '/metrics') return void response.writeHead(404).end();
    if (method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
    const text = await this.text();
    response.writeHead(200, { 'content-type': this.contentType, 'cache-control': 'no-store' }).end(text);
  }
}
