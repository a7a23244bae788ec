import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RunTurn } from '../run-turn/run-turn';
import { type TurnResult } from '../run-turn/turn-request';
import { TurnGate } from '../turn-budget/turn-gate';
import { InvokeAssistant } from './invoke-assistant.command';

@CommandHandler(InvokeAssistant)
export class InvokeAssistantHandler implements ICommandHandler<InvokeAssistant> {
  constructor(
    private readonly gate: TurnGate,
    private readonly runTurn: RunTurn,
  ) {}

  execute({ request: { stateId, expectHead, ...request } }: InvokeAssistant): Promise<TurnResult> {
    return this.gate.run(request.payer, () =>
      this.runTurn.run({
        ...request,
        surface: 'invoke',
        origin: stateId === null ? { kind: 'new-session' } : { kind: 'state', stateId, expectHead },
        reply: 'agent',
        onAgentFailure: 'drop',
      }),
    );
  }
}
