import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetChildrenHandler } from './get-children/get-children.handler';
import { GetSessionHandler } from './get-session/get-session.handler';
import { GetStateHandler } from './get-state/get-state.handler';
import { GetTranscriptHandler } from './get-transcript/get-transcript.handler';
import { GetWhyHandler } from './get-why/get-why.handler';
import { ListHandoversHandler } from './list-handovers/list-handovers.handler';
import { ListMeetingsHandler } from './list-meetings/list-meetings.handler';
import { ListOrdersHandler } from './list-orders/list-orders.handler';
import { ListSessionsHandler } from './list-sessions/list-sessions.handler';
import { SetupModule } from './setup.module';

/** Reads of states, sessions and what turns left behind, which run no agent and store nothing. */
@Module({
  imports: [CqrsModule, SetupModule],
  providers: [
    GetStateHandler,
    GetChildrenHandler,
    GetTranscriptHandler,
    GetWhyHandler,
    GetSessionHandler,
    ListSessionsHandler,
    ListHandoversHandler,
    ListOrdersHandler,
    ListMeetingsHandler,
  ],
})
export class ReadsModule {}
