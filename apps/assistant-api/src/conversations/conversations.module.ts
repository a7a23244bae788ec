import { Module } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { ErrorPresenters } from '../http/problem/error-presenters';
import { adaptProblem } from './conversation-problems';
import { ConversationsController } from './conversations.controller';
import { GuidanceController } from './guidance.controller';
import { MessagesController } from './messages.controller';

/** Surface C. */
@Module({
  imports: [ApplicationModule],
  controllers: [ConversationsController, MessagesController, GuidanceController],
})
export class ConversationsModule {
  constructor(presenters: ErrorPresenters) {
    presenters.registerStatuses('/v1/', adaptProblem);
  }
}
