import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BisectSessionHandler } from './bisect/bisect-session.handler';
import { BisectVersionsHandler } from './bisect/bisect-versions.handler';
import { CheckAnswer } from './checks/check-answer';
import { EvaluateTurnsHandler } from './evaluate-turns/evaluate-turns.handler';
import { RecordedReadsLoader } from './recording/recorded-reads.loader';
import { RecordedTurnLoader } from './recording/recorded-turn.loader';
import { ReplayTurnHandler } from './replay-turn/replay-turn.handler';
import { RepliesModule } from './replies.module';
import { SetupModule } from './setup.module';
import { BudgetsModule } from './turn-budget/budgets.module';
import { AnswerAgain } from './what-if/answer-again';
import { BudgetedAnswer } from './what-if/budgeted-answer';
import { AskWhatIfHandler } from './what-if/what-if.handler';

/** Stored turns told again, compared and checked. Nothing here stores anything. */
@Module({
  imports: [BudgetsModule, CqrsModule, SetupModule, RepliesModule],
  providers: [
    RecordedReadsLoader,
    RecordedTurnLoader,
    AnswerAgain,
    BudgetedAnswer,
    CheckAnswer,
    ReplayTurnHandler,
    AskWhatIfHandler,
    EvaluateTurnsHandler,
    BisectSessionHandler,
    BisectVersionsHandler,
  ],
  exports: [CqrsModule],
})
export class ReplayModule {}
