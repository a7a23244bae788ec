import { setTimeout as sleep } from 'node:timers/promises';
import { chunk, type Misdeed } from '@app/testing';
import { askFor } from './event-stream';
import type { ShopClient } from './shop.client';

const WORDS = ['Hello', '!', ' What', ' are', ' you', ' looking', ' for', '?'];

/** A model server that notes when it sent its first token. */
export class MeasuredModel {
  private firstTokenAt = 0;

  readonly answer: Misdeed = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    void this.speak(response);
  };

  private async speak(response: Parameters<Misdeed>[0]): Promise<void> {
    await sleep(10);
    this.firstTokenAt = performance.now();
    for (const content of WORDS) {
      response.write(`data: ${chunk({ content })}\n\n`);
      await sleep(2);
    }
    response.end(`data: ${chunk({}, 'stop')}\n\ndata: [DONE]\n\n`);
  }

  /** One turn: milliseconds from the model's first token to the client's first delta. */
  async firstDeltaMs(shop: ShopClient, body: unknown): Promise<number> {
    const asked = askFor(shop, shop.invokePath, body);
    return new Promise((resolve, reject) => {
      asked.on('error', reject).on('response', (response) => {
        let text = '';
        let firstDeltaAt = 0;
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          if (firstDeltaAt === 0 && text.includes('event: delta')) firstDeltaAt = performance.now();
        });
        response.on('end', () =>
          text.includes('event: done') ? resolve(firstDeltaAt - this.firstTokenAt) : reject(new Error(text)),
        );
      });
    });
  }
}
