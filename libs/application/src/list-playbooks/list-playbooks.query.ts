import { Query } from '@nestjs/cqrs';
import type { Playbook } from '@app/domain';

/** The playbooks of an agent's newest version; `neutral` is always one of them. */
export class ListPlaybooks extends Query<readonly Playbook[]> {
  constructor(
    readonly businessId: string,
    /** Absent: the business's default agent. */
    readonly agentDescriptorId?: string,
  ) {
    super();
  }
}
