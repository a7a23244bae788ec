import { Query } from '@nestjs/cqrs';
import { type ApiKey } from '../ports/tenancy';

/** A business's keys, revoked ones too; never their secrets. */
export class ListKeys extends Query<readonly ApiKey[]> {
  constructor(readonly businessId: string) {
    super();
  }
}
