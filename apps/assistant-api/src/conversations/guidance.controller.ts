import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListPlaybooks, type Caller } from '@app/application';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsAnyKey, NeedsScope } from '../http/access/route-policy';
import { ValidatedQuery } from '../http/validated-query';
import { PlaybooksRequestDto } from './conversation-request.dto';
import { PlaybookListDto, ScopeListDto } from './conversation.dto';
import { toPlaybookListDto } from './conversation.mapper';

/** What a client of conversations has to know beforehand. */
@ApiTags('conversations')
@Controller('v1')
export class GuidanceController {
  constructor(private readonly queries: QueryBus) {}

  @Get('playbooks')
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'The playbooks of an agent; `neutral` is always there' })
  @ApiOkResponse({ type: PlaybookListDto })
  async listPlaybooks(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedQuery() { agentDescriptorId }: PlaybooksRequestDto,
  ): Promise<PlaybookListDto> {
    return toPlaybookListDto(await this.queries.execute(new ListPlaybooks(businessId, agentDescriptorId)));
  }

  @Get('scopes')
  @NeedsAnyKey()
  @ApiOperation({ summary: 'What this key may do' })
  @ApiOkResponse({ type: ScopeListDto })
  listScopes(@CurrentCaller() { scopes }: Caller): ScopeListDto {
    return { scopes };
  }
}
