import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { recordingStatus } from '../recording/recorded-turn';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { recordedAnswer } from './answer-again';
import { answerDifferences } from './answer-differences';
import { BudgetedAnswer } from './budgeted-answer';
import { loadAgentVersion } from './load-agent-version';
import type { WhatIf } from './what-if';
import { AskWhatIf } from './what-if.query';

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    private readonly turns: RecordedTurnLoader,
    private readonly agents: AgentDirectory,
    private readonly budgeted: BudgetedAnswer,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED, AGENT_DESCRIPTOR_NOT_FOUND, INVALID_ARGUMENT, OVERLOADED, BUDGET_SPENT or DATA_LOSS */
  async execute({ businessId, stateId, other, payer }: AskWhatIf): Promise<WhatIf> {
    const { agentDescriptorId, version, model } = other;
    const [turn, agent] = await Promise.all([
      this.turns.load(businessId, stateId),
      loadAgentVersion(this.agents, businessId, agentDescriptorId, version),
    ]);
    const recorded = recordedAnswer(turn);
    const whatIf = await this.budgeted.answer(turn, withModel(agent, model), payer);
    const differences = answerDifferences(recorded, whatIf);
    return { stateId, recording: recordingStatus(turn), recorded, whatIf, differences };
  }
}

/** @throws DomainError INVALID_ARGUMENT for an agent that has no model to replace */
function withModel(agent: AgentDescriptor, name: string | undefined): AgentDescriptor {
  if (name === undefined) return agent;
  const { definition } = agent;
  if (definition.engine !== 'openai') {
    throw new DomainError('INVALID_ARGUMENT', `the agent ${agent.descriptorId} asks no language model`);
  }
  return { ...agent, definition: { ...definition, model: { ...definition.model, name } } };
}
