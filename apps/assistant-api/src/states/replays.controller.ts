import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskWhatIf, payerOf, ReplayTurn, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../http/access/business-path';
import { mayControl } from '../http/access/control-scope';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { PathIdPipe } from '../http/path-id.pipe';
import { StrictBody } from '../http/validated-body';
import { ReplayDto } from './replay.dto';
import { toReplayDto, toWhatIfDto } from './replay.mapper';
import { WhatIfDto, WhatIfRequestDto } from './what-if.dto';

/** Stored turns told again. Nothing is stored by it. */
@ApiTags('states')
@Controller(`${BUSINESS_PATH}/states/:stateId`)
export class ReplaysController {
  constructor(private readonly queries: QueryBus) {}

  @Post('replay')
  @HttpCode(200)
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'Tell this turn again from its recording, and compare byte for byte' })
  @ApiOkResponse({ type: ReplayDto })
  async replay(
    @CurrentCaller() caller: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
  ): Promise<ReplayDto> {
    const replay = await this.queries.execute(new ReplayTurn(caller.businessId, stateId));
    return toReplayDto(replay, mayControl(caller));
  }

  @Post('what-if')
  @HttpCode(200)
  @NeedsScope('invoke:states:write')
  @ApiOperation({ summary: 'What another agent, version or model would have answered; counts as a turn' })
  @ApiOkResponse({ type: WhatIfDto })
  async whatIf(
    @CurrentCaller() caller: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
    @StrictBody() other: WhatIfRequestDto,
  ): Promise<WhatIfDto> {
    return toWhatIfDto(
      await this.queries.execute(new AskWhatIf(caller.businessId, stateId, other, payerOf(caller))),
    );
  }
}
