import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EraseSession, VerifyStates, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { VerifyReportDto } from './verify-report.dto';

@ApiTags('states')
@Controller(BUSINESS_PATH)
export class AdminSessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Erase everything that was said in a session, for good' })
  @ApiNoContentResponse()
  eraseSession(
    @CurrentCaller() { businessId, keyId }: Caller,
    @Param('sessionId', PathIdPipe) sessionId: string,
  ): Promise<void> {
    return this.commands.execute(new EraseSession(businessId, sessionId, `asked for with key ${keyId}`));
  }

  @Get('verify')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Read every stored state again: digest chain, tree, event counts, snapshots' })
  @ApiOkResponse({ type: VerifyReportDto })
  verify(@CurrentCaller() caller: Caller): Promise<VerifyReportDto> {
    return this.queries.execute(new VerifyStates(caller.businessId));
  }
}
