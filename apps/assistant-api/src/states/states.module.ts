import { Module } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { ReplaysController } from './replays.controller';
import { SessionsController } from './sessions.controller';
import { StatesController } from './states.controller';

/** Reads of what was stored, and the same told again. */
@Module({
  imports: [ApplicationModule],
  controllers: [StatesController, ReplaysController, SessionsController],
})
export class StatesModule {}
