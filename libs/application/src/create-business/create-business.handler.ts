import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FieldCheck } from '../field-check/field-check';
import { Clock } from '../ports/clock';
import { Tenancy, type Business } from '../ports/tenancy';
import { CreateBusiness } from './create-business.command';

@CommandHandler(CreateBusiness)
export class CreateBusinessHandler implements ICommandHandler<CreateBusiness> {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INVALID_ARGUMENT, ALREADY_EXISTS */
  async execute({ name, businessId }: CreateBusiness): Promise<Business> {
    const id = businessId ?? this.clock.newId();
    new FieldCheck().id(id, '#/businessId').name(name, '#/name', 200).refuseIfWrong();
    const business = { businessId: id, name, createdAt: this.clock.now().toISOString() };
    await this.tenancy.createBusiness(business);
    return business;
  }
}
