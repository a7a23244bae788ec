import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { BusinessLoader } from '../create-business/business-loader';
import { Tenancy, type Site } from '../ports/tenancy';
import { ListSites } from './list-sites.query';

@QueryHandler(ListSites)
export class ListSitesHandler implements IQueryHandler<ListSites> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly tenancy: Tenancy,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND */
  async execute({ businessId }: ListSites): Promise<readonly Site[]> {
    await this.businesses.load(businessId);
    return this.tenancy.listSites(businessId);
  }
}
