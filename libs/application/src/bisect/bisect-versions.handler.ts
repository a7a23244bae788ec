import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CheckAnswer } from '../checks/check-answer';
import { AgentDirectory } from '../ports/agent-directory';
import { RecordedTurnLoader } from '../recording/recorded-turn.loader';
import { AnswerAgain } from '../what-if/answer-again';
import { loadAgentVersion } from '../what-if/load-agent-version';
import { BisectVersions, type Bisection, type Probe } from './bisect.query';
import { firstFailing } from './first-failing';

@QueryHandler(BisectVersions)
export class BisectVersionsHandler implements IQueryHandler<BisectVersions> {
  constructor(
    private readonly agents: AgentDirectory,
    private readonly turns: RecordedTurnLoader,
    private readonly again: AnswerAgain,
    private readonly checks: CheckAnswer,
  ) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED, AGENT_DESCRIPTOR_NOT_FOUND or DATA_LOSS */
  async execute({ businessId, stateId, descriptorId, check }: BisectVersions): Promise<Bisection> {
    const newest = await loadAgentVersion(this.agents, businessId, descriptorId);
    const turn = await this.turns.load(businessId, stateId);
    const probes: Probe[] = [];
    const probe = async (version: number): Promise<Probe> => {
      const agent = await loadAgentVersion(this.agents, businessId, descriptorId, version);
      const answer = await this.again.answer(turn, agent);
      const outcomes = await this.checks.check(answer, turn, agent, this.again.shopOf(turn));
      const outcome = outcomes.find((checked) => checked.check === check);
      const { depth } = turn.record.header;
      const passed = outcome?.passed ?? true;
      probes.push({ stateId, depth, version, passed, fault: outcome?.fault ?? null });
      return probes[probes.length - 1] as Probe;
    };
    const first = await firstFailing(newest.version, async (version) => (await probe(version)).passed);
    return { check, firstFailing: probes.find(({ version }) => version === first) ?? null, probes };
  }
}
