import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { IssueKey, ListKeys, RevokeKey, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { StrictBody } from '../../http/validated-body';
import { NoQuery } from '../../http/validated-query';
import { toKeyLimits } from './key-limits.dto';
import { IssuedKeyDto, IssueKeyDto, KeyListDto, toIssuedKeyDto, toKeyDto } from './key.dto';

@ApiTags('set-up')
@Controller(`${BUSINESS_PATH}/keys`)
export class KeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Make a key; the answer is the only place where it is shown' })
  @ApiCreatedResponse({ type: IssuedKeyDto })
  async issueKey(
    @CurrentCaller() caller: Caller,
    @StrictBody() { label, scopes, expiresAt, limits }: IssueKeyDto,
  ): Promise<IssuedKeyDto> {
    const request = { label: label ?? '', scopes, expiresAt: expiresAt ?? null, limits: toKeyLimits(limits) };
    return toIssuedKeyDto(await this.commands.execute(new IssueKey(caller.businessId, request)));
  }

  @Get()
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The keys of the business, without their secrets' })
  @ApiOkResponse({ type: KeyListDto })
  async listKeys(@CurrentCaller() caller: Caller, @NoQuery() _query: unknown): Promise<KeyListDto> {
    const keys = await this.queries.execute(new ListKeys(caller.businessId));
    return { keys: keys.map(toKeyDto) };
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Revoke a key; every instance refuses it within five seconds' })
  @ApiNoContentResponse()
  revokeKey(@CurrentCaller() caller: Caller, @Param('id', PathIdPipe) id: string): Promise<void> {
    return this.commands.execute(new RevokeKey(caller.businessId, id));
  }
}
