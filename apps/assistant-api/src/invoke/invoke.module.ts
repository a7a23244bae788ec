import { Module } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { InvokeController } from './invoke.controller';

/** Surface A. */
@Module({ imports: [ApplicationModule], controllers: [InvokeController] })
export class InvokeModule {}
