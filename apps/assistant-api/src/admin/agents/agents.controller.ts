import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  GetAgent,
  ListAgents,
  ListAgentVersions,
  PutAgent,
  readAgentDefinition,
  type Caller,
} from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { NoQuery } from '../../http/validated-query';
import { AgentDefinitionDto } from './agent-definition.dto';
import {
  AgentDescriptorDto,
  AgentDescriptorListDto,
  AgentVersionListDto,
  toAgentDescriptorDto,
} from './agent-descriptor.dto';

@ApiTags('set-up')
@Controller(`${BUSINESS_PATH}/agent-descriptors`)
export class AgentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The newest version of each agent descriptor' })
  @ApiOkResponse({ type: AgentDescriptorListDto })
  async listAgents(
    @CurrentCaller() caller: Caller,
    @NoQuery() _query: unknown,
  ): Promise<AgentDescriptorListDto> {
    const agents = await this.queries.execute(new ListAgents(caller.businessId));
    return { agentDescriptors: agents.map(toAgentDescriptorDto) };
  }

  @Get(':id')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The newest version of an agent descriptor' })
  @ApiOkResponse({ type: AgentDescriptorDto })
  async getAgent(
    @CurrentCaller() caller: Caller,
    @Param('id', PathIdPipe) id: string,
  ): Promise<AgentDescriptorDto> {
    return toAgentDescriptorDto(await this.queries.execute(new GetAgent(caller.businessId, id)));
  }

  @Put(':id')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Make the next version of an agent descriptor; an equal definition makes none' })
  @ApiBody({ type: AgentDefinitionDto })
  @ApiOkResponse({ type: AgentDescriptorDto })
  async putAgent(
    @CurrentCaller() caller: Caller,
    @Param('id', PathIdPipe) id: string,
    @Body() body: unknown,
  ): Promise<AgentDescriptorDto> {
    const definition = readAgentDefinition(body);
    return toAgentDescriptorDto(await this.commands.execute(new PutAgent(caller.businessId, id, definition)));
  }

  @Get(':id/versions')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'Every version of an agent descriptor' })
  @ApiOkResponse({ type: AgentVersionListDto })
  async listVersions(
    @CurrentCaller() caller: Caller,
    @Param('id', PathIdPipe) id: string,
    @NoQuery() _query: unknown,
  ): Promise<AgentVersionListDto> {
    const versions = await this.queries.execute(new ListAgentVersions(caller.businessId, id));
    return { versions: versions.map(toAgentDescriptorDto) };
  }
}
