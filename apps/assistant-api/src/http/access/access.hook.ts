import { Injectable } from '@nestjs/common';
import { AuthenticateKey, type Caller } from '@app/application';
import { allows } from '@app/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FailedKeys } from '../../limits/failed-keys';
import { KeyRate } from '../../limits/key-rate';
import { HttpProblem } from '../problem/http.problem';
import { presentedKey } from './presented-key';
import { policyOf } from './request-policy';

/**
 * Who calls, and whether they may: decided from the request's head alone, before a byte of its body is read.
 */
@Injectable()
export class AccessHook {
  constructor(
    private readonly keys: AuthenticateKey,
    private readonly failedKeys: FailedKeys,
    private readonly rate: KeyRate,
  ) {}

  /** @throws HttpProblem UNAUTHENTICATED, PERMISSION_DENIED or RATE_LIMITED */
  async check(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { open, anyKey, scope } = policyOf(request);
    if (open === true) return;
    const caller = await this.authenticate(request);
    refuseOtherBusiness(request, caller);
    const isAllowed = anyKey === true || (scope !== undefined && allows(caller.scopes, scope));
    if (!isAllowed) throw missingScope(scope);
    request.caller = caller;
    await this.rate.admit(caller, reply);
  }

  /** No key, an unknown, an expired and a revoked one answer alike. */
  private async authenticate(request: FastifyRequest): Promise<Caller> {
    const key = presentedKey(request.raw.rawHeaders);
    const caller = key === undefined ? undefined : await this.keys.authenticate(key);
    if (caller !== undefined) return caller;
    const tooOften = await this.failedKeys.refusal(request.socket.remoteAddress ?? '');
    if (tooOften !== undefined) throw tooOften;
    throw new HttpProblem('UNAUTHENTICATED', 'Send one valid API key in the x-api-key header.', {
      headers: { 'www-authenticate': 'ApiKey' },
    });
  }
}

function refuseOtherBusiness(request: FastifyRequest, caller: Caller): void {
  const { business_id: businessId } = request.params as { business_id?: string };
  if (businessId === undefined || businessId === caller.businessId) return;
  throw new HttpProblem('PERMISSION_DENIED', 'This key is not of the business that the path names.');
}

function missingScope(scope: string | undefined): HttpProblem {
  return new HttpProblem('PERMISSION_DENIED', `This key lacks the scope ${scope ?? 'for this route'}.`);
}
