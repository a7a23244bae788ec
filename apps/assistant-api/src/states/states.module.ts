import { Module } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { SessionsController } from './sessions.controller';
import { StatesController } from './states.controller';

/** Reads of what was stored. */
@Module({ imports: [ApplicationModule], controllers: [StatesController, SessionsController] })
export class StatesModule {}
