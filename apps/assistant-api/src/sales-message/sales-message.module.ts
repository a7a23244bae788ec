import { Module, type OnModuleInit } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { ErrorPresenters } from '../http/problem/error-presenters';
import { SalesStatusController } from './command/sales-status.controller';
import { SalesConversationsController } from './conversations/sales-conversations.controller';
import { InterventionController } from './intervention/intervention.controller';
import { LeftBehindSweep } from './left-behind.sweep';
import { SalesMessageController } from './message/sales-message.controller';
import { presentSalesError } from './sales-error.presenter';
import { ENVELOPE_PREFIX } from './sales-path';

/** Surface B. */
@Module({
  imports: [ApplicationModule],
  controllers: [
    SalesMessageController,
    SalesStatusController,
    SalesConversationsController,
    InterventionController,
  ],
  providers: [LeftBehindSweep],
})
export class SalesMessageModule implements OnModuleInit {
  constructor(private readonly presenters: ErrorPresenters) {}

  onModuleInit(): void {
    this.presenters.register(ENVELOPE_PREFIX, presentSalesError);
  }
}
