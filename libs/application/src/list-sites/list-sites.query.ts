import { Query } from '@nestjs/cqrs';
import { type Site } from '../ports/tenancy';

export class ListSites extends Query<readonly Site[]> {
  constructor(readonly businessId: string) {
    super();
  }
}
