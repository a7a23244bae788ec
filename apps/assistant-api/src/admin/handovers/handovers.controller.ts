import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListHandovers, StepHandover, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { StrictBody } from '../../http/validated-body';
import { StrictQuery } from '../../http/validated-query';
import {
  HandoverDto,
  HandoverListDto,
  HandoversRequestDto,
  HandoverStepDto,
  toHandoverDto,
} from './handover.dto';

/** For the shop's people: which sessions wait for one of them, taking one over, and giving it back. */
@ApiTags('hand-off')
@Controller(BUSINESS_PATH)
export class HandoversController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('handovers')
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'Who has which session, latest first' })
  @ApiOkResponse({ type: HandoverListDto })
  async listHandovers(
    @CurrentCaller() { businessId }: Caller,
    @StrictQuery() { status, limit }: HandoversRequestDto,
  ): Promise<HandoverListDto> {
    const handovers = await this.queries.execute(new ListHandovers(businessId, status, limit));
    return { handovers: handovers.map(toHandoverDto) };
  }

  @Post('sessions/:sessionId/handover::accept')
  @HttpCode(200)
  @NeedsScope('chat:conversations:write')
  @ApiOperation({ summary: 'A person takes the session over: the assistant is silent from here on' })
  @ApiOkResponse({ type: HandoverDto })
  async acceptHandover(
    @CurrentCaller() { businessId }: Caller,
    @Param('sessionId', PathIdPipe) sessionId: string,
    @StrictBody() { by }: HandoverStepDto,
  ): Promise<HandoverDto> {
    const step = new StepHandover(businessId, sessionId, 'accept', by ?? null);
    return toHandoverDto(await this.commands.execute(step));
  }

  @Post('sessions/:sessionId/handover::return')
  @HttpCode(200)
  @NeedsScope('chat:conversations:write')
  @ApiOperation({ summary: 'The assistant has the session again, and sees what was said meanwhile' })
  @ApiOkResponse({ type: HandoverDto })
  async returnHandover(
    @CurrentCaller() { businessId }: Caller,
    @Param('sessionId', PathIdPipe) sessionId: string,
    @StrictBody() { by }: HandoverStepDto,
  ): Promise<HandoverDto> {
    const step = new StepHandover(businessId, sessionId, 'return', by ?? null);
    return toHandoverDto(await this.commands.execute(step));
  }
}
