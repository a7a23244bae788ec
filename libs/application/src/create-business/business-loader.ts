import { Injectable } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { Tenancy, type Business } from '../ports/tenancy';

/** Finds the business that a command is for: on a command line its name may be mistyped. */
@Injectable()
export class BusinessLoader {
  constructor(private readonly tenancy: Tenancy) {}

  /** @throws DomainError BUSINESS_NOT_FOUND */
  async load(businessId: string): Promise<Business> {
    const business = await this.tenancy.getBusiness(businessId);
    if (business === undefined) {
      throw new DomainError('BUSINESS_NOT_FOUND', `there is no business ${businessId}`);
    }
    return business;
  }
}
