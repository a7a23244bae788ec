import { Command } from '@nestjs/cqrs';
import { type Business } from '../ports/tenancy';

/** A new tenant. Without an id it gets a fresh one. */
export class CreateBusiness extends Command<Business> {
  constructor(
    readonly name: string,
    readonly businessId: string | null = null,
  ) {
    super();
  }
}
