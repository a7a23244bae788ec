import { Injectable } from '@nestjs/common';
import { DomainError, readEventRecord, type AgentDescriptor, type AgentRef } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { StateReader } from '../ports/state-reader';
import { MemoryLoader } from '../run-turn/memory-loader';
import type { RecordedTurn } from './recorded-turn';
import { RecordedReadsLoader } from './recorded-reads.loader';

/** Fetches a stored turn with its parent, its agent's version and what it read. */
@Injectable()
export class RecordedTurnLoader {
  constructor(
    private readonly states: StateReader,
    private readonly memories: MemoryLoader,
    private readonly agents: AgentDirectory,
    private readonly reads: RecordedReadsLoader,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async load(businessId: string, stateId: string): Promise<RecordedTurn> {
    const record = await this.states.getState(businessId, stateId);
    if (record === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    const events = record.events.map(readEventRecord);
    const sources = events.flatMap(({ type, data }) => (type === 'SourcesRead' ? [data] : []))[0] ?? null;
    const { parentStateId, agent } = record.header;
    const [parent, descriptor, reads] = await Promise.all([
      parentStateId === null ? null : this.memories.load(businessId, parentStateId),
      this.loadAgent(businessId, agent),
      this.reads.load(businessId, sources?.reads ?? []),
    ]);
    return { record, events, parent, agent: descriptor, sources, reads };
  }

  private async loadAgent(businessId: string, { descriptorId, version }: AgentRef): Promise<AgentDescriptor> {
    const agent = await this.agents.getAgent(businessId, descriptorId, version);
    if (agent !== undefined) return agent;
    throw new DomainError('DATA_LOSS', `version ${version} of the agent descriptor ${descriptorId} is lost`);
  }
}
