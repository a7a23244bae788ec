import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RunTurn, type TurnResult } from '../run-turn/run-turn';
import { InvokeAssistant } from './invoke-assistant.command';

@CommandHandler(InvokeAssistant)
export class InvokeAssistantHandler implements ICommandHandler<InvokeAssistant> {
  constructor(private readonly runTurn: RunTurn) {}

  execute({ request }: InvokeAssistant): Promise<TurnResult> {
    return this.runTurn.run({ ...request, surface: 'invoke' });
  }
}
