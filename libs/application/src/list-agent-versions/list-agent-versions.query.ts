import { Query } from '@nestjs/cqrs';
import { type AgentDescriptor } from '@app/domain';

/** Every version of an agent descriptor, newest first. */
export class ListAgentVersions extends Query<readonly AgentDescriptor[]> {
  constructor(
    readonly businessId: string,
    readonly descriptorId: string,
  ) {
    super();
  }
}
