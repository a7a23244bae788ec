import { Module } from '@nestjs/common';
import { ClockModule } from '../system-clock/clock.module';
import { TurnBudget } from './turn-budget';
import { TurnGate } from './turn-gate';

/** What keys may spend and have running, counted in one place for all that asks an agent. `Agent` comes from a global module. */
@Module({
  imports: [ClockModule],
  providers: [TurnBudget, TurnGate],
  exports: [TurnBudget, TurnGate],
})
export class BudgetsModule {}
