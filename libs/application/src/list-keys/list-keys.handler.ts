import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { BusinessLoader } from '../create-business/business-loader';
import { Tenancy, type ApiKey } from '../ports/tenancy';
import { ListKeys } from './list-keys.query';

@QueryHandler(ListKeys)
export class ListKeysHandler implements IQueryHandler<ListKeys> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly tenancy: Tenancy,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND */
  async execute({ businessId }: ListKeys): Promise<readonly ApiKey[]> {
    await this.businesses.load(businessId);
    return this.tenancy.listKeys(businessId);
  }
}
