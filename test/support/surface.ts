import type { BadBody } from './bad-bodies';
import type { HttpAnswer, ShopClient } from './shop.client';

/** One of the HTTP contracts, as the case table sees it. */
export interface Surface {
  readonly name: string;
  /** The scope that asking for a turn needs. */
  readonly scope: string;
  /** Where turns are asked for; makes what has to be there first. */
  readonly open: (shop: ShopClient) => Promise<string>;
  /** What `Allow` says there. */
  readonly allow: string;
  /** A turn in which the customer says that. */
  readonly says: (text: unknown) => object;
  readonly successStatus: number;
  /** Checks everything that refusals of the surface have in common. */
  readonly expectRefusal: (answer: HttpAnswer, status: number, code: string) => void;
  /** What this surface alone refuses, besides what all do. */
  readonly badBodies: readonly BadBody[];
  /** Status and code of an idempotency key that was used for another request. */
  readonly keyReused: readonly [status: number, code: string];
  /** How it spells a code, where it has words of its own. */
  readonly wireCode?: (code: string) => string;
}

/** What every refusal in problem+json has in common, whatever it refuses. */
export function expectProblem(answer: HttpAnswer, status: number, code: string): void {
  expect({ status: answer.status, code: (answer.json as { code?: string } | undefined)?.code }).toEqual({
    status,
    code,
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.json).toEqual({
    type: `https://sales-assistant.example/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.any(String) as string,
    status,
    detail: expect.any(String) as string,
    instance: `urn:request:${answer.headers.get('x-request-id')}`,
    code,
    ...('errors' in (answer.json as object) ? { errors: expect.any(Array) as unknown } : {}),
  });
  expect(answer.text).not.toMatch(/node_modules|\.ts:|SELECT |at Object|SqliteError|QueryFailed/);
}

/** A body without what is different in every answer. */
export const withoutRequestId = ({ text }: HttpAnswer): string =>
  text.replace(/urn:request:[\w-]+/, 'urn:request:');
