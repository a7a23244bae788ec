import { Query } from '@nestjs/cqrs';
import { type AgentDescriptor } from '@app/domain';

/** The newest version of an agent descriptor. */
export class GetAgent extends Query<AgentDescriptor> {
  constructor(
    readonly businessId: string,
    readonly descriptorId: string,
  ) {
    super();
  }
}
