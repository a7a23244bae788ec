import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetSession, ListSessions, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../http/access/business-path';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { PageRequestDto } from '../http/page-request.dto';
import { PathIdPipe } from '../http/path-id.pipe';
import { StrictQuery } from '../http/validated-query';
import { SessionDto, SessionPageDto } from './session.dto';
import { toSessionDto, toSessionPageDto } from './state.mapper';

@ApiTags('states')
@Controller(`${BUSINESS_PATH}/sessions`)
export class SessionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'The sessions of the business, newest first' })
  @ApiOkResponse({ type: SessionPageDto })
  async listSessions(
    @CurrentCaller() { businessId }: Caller,
    @StrictQuery() { limit, cursor }: PageRequestDto,
  ): Promise<SessionPageDto> {
    return toSessionPageDto(await this.queries.execute(new ListSessions(businessId, limit, cursor)));
  }

  @Get(':sessionId')
  @NeedsScope('invoke:states:read')
  @ApiOperation({ summary: 'A session: its tree of states' })
  @ApiOkResponse({ type: SessionDto })
  async getSession(
    @CurrentCaller() { businessId }: Caller,
    @Param('sessionId', PathIdPipe) sessionId: string,
  ): Promise<SessionDto> {
    return toSessionDto(sessionId, await this.queries.execute(new GetSession(businessId, sessionId)));
  }
}
