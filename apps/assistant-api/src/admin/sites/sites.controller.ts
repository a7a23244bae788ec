import { Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListSites, PutSite, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { StrictBody } from '../../http/validated-body';
import { NoQuery } from '../../http/validated-query';
import { PutSiteDto, SiteDto, SiteListDto, toSiteDto } from './site.dto';

@ApiTags('set-up')
@Controller(`${BUSINESS_PATH}/sites`)
export class SitesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The sites of the business' })
  @ApiOkResponse({ type: SiteListDto })
  async listSites(@CurrentCaller() caller: Caller, @NoQuery() _query: unknown): Promise<SiteListDto> {
    const sites = await this.queries.execute(new ListSites(caller.businessId));
    return { sites: sites.map(toSiteDto) };
  }

  @Put(':id')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Make or change a site' })
  @ApiOkResponse({ type: SiteDto })
  async putSite(
    @CurrentCaller() { businessId }: Caller,
    @Param('id', PathIdPipe) siteId: string,
    @StrictBody() { name, agentDescriptorId }: PutSiteDto,
  ): Promise<SiteDto> {
    const site = { businessId, siteId, name, agentDescriptorId: agentDescriptorId ?? null };
    return toSiteDto(await this.commands.execute(new PutSite(site)));
  }
}
