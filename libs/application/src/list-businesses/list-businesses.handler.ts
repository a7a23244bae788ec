import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Tenancy, type Business } from '../ports/tenancy';
import { ListBusinesses } from './list-businesses.query';

@QueryHandler(ListBusinesses)
export class ListBusinessesHandler implements IQueryHandler<ListBusinesses> {
  constructor(private readonly tenancy: Tenancy) {}

  execute(): Promise<readonly Business[]> {
    return this.tenancy.listBusinesses();
  }
}
