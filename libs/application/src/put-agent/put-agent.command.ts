import { Command } from '@nestjs/cqrs';
import { type AgentDefinition, type AgentDescriptor } from '@app/domain';

/** Makes a descriptor's next version; the definition it already has makes none. */
export class PutAgent extends Command<AgentDescriptor> {
  constructor(
    readonly businessId: string,
    readonly descriptorId: string,
    readonly definition: AgentDefinition,
  ) {
    super();
  }
}
