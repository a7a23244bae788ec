import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { AuthenticateKey } from '../authenticate-key/authenticate-key';
import { Clock } from '../ports/clock';
import { Tenancy } from '../ports/tenancy';
import { RevokeKey } from './revoke-key.command';

@CommandHandler(RevokeKey)
export class RevokeKeyHandler implements ICommandHandler<RevokeKey> {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly keys: AuthenticateKey,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError API_KEY_NOT_FOUND */
  async execute({ businessId, keyId }: RevokeKey): Promise<void> {
    const known = await this.tenancy.revokeKey(businessId, keyId, this.clock.now().toISOString());
    if (!known) throw new DomainError('API_KEY_NOT_FOUND', `there is no key ${keyId}`);
    this.keys.forget(keyId);
  }
}
