import { Query } from '@nestjs/cqrs';
import { type AgentDescriptor } from '@app/domain';

/** The newest version of each of a business's agent descriptors. */
export class ListAgents extends Query<readonly AgentDescriptor[]> {
  constructor(readonly businessId: string) {
    super();
  }
}
