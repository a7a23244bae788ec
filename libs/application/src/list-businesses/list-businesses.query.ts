import { Query } from '@nestjs/cqrs';
import { type Business } from '../ports/tenancy';

/** Every tenant, for the operator. */
export class ListBusinesses extends Query<readonly Business[]> {}
