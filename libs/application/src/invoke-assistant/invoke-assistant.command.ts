import { Command } from '@nestjs/cqrs';
import { type TurnRequest, type TurnResult } from '../run-turn/run-turn';

/** Surface A: continue (or begin) from any state, head or not. Never conflicts unless `expectHead` asks for it. */
export class InvokeAssistant extends Command<TurnResult> {
  constructor(readonly request: Omit<TurnRequest, 'surface'>) {
    super();
  }
}
