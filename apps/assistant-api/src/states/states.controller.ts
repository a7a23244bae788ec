import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetChildren, GetState, GetTranscript, GetWhy, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../http/access/business-path';
import { mayControl } from '../http/access/control-scope';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { PathIdPipe } from '../http/path-id.pipe';
import { NoQuery } from '../http/validated-query';
import { ChildrenDto, StateDto } from './state.dto';
import { toStateDto, toTranscriptDto } from './state.mapper';
import { TranscriptDto } from './transcript.dto';
import { WhyDto } from './why.dto';
import { toWhyDto } from './why.mapper';

@ApiTags('states')
@Controller(`${BUSINESS_PATH}/states/:stateId`)
export class StatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'A state: immutable, so these bytes never change' })
  @ApiOkResponse({ type: StateDto })
  async getState(
    @CurrentCaller() caller: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
  ): Promise<StateDto> {
    const state = await this.queries.execute(new GetState(caller.businessId, stateId));
    return toStateDto(state, mayControl(caller));
  }

  @Get('children')
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'The states that go on from this one' })
  @ApiOkResponse({ type: ChildrenDto })
  async getChildren(
    @CurrentCaller() { businessId }: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
    @NoQuery() _query: unknown,
  ): Promise<ChildrenDto> {
    return { stateId, children: await this.queries.execute(new GetChildren(businessId, stateId)) };
  }

  @Get('transcript')
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'What was said from the beginning of the session to this state' })
  @ApiOkResponse({ type: TranscriptDto })
  async getTranscript(
    @CurrentCaller() { businessId }: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
  ): Promise<TranscriptDto> {
    return toTranscriptDto(await this.queries.execute(new GetTranscript(businessId, stateId)));
  }

  @Get('why')
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: "What led to this state's answer, and what was kept from the customer" })
  @ApiOkResponse({ type: WhyDto })
  async getWhy(
    @CurrentCaller() { businessId }: Caller,
    @Param('stateId', PathIdPipe) stateId: string,
  ): Promise<WhyDto> {
    return toWhyDto(await this.queries.execute(new GetWhy(businessId, stateId)));
  }
}
