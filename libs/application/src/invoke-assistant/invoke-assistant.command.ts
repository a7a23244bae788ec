import { Command } from '@nestjs/cqrs';
import { type TurnRequest, type TurnResult } from '../run-turn/turn-request';

export type InvokeRequest = Pick<
  TurnRequest,
  'businessId' | 'agentDescriptorId' | 'events' | 'idempotency' | 'payer' | 'present' | 'observe'
> & {
  /** Null begins a session. */
  readonly stateId: string | null;
  readonly expectHead: boolean;
};

/** Surface A: continue (or begin) from any state, head or not. Never conflicts unless `expectHead` asks for it. */
export class InvokeAssistant extends Command<TurnResult> {
  constructor(readonly request: InvokeRequest) {
    super();
  }
}
