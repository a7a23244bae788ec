import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  CreateConversation,
  DeleteConversation,
  GetConversation,
  ListConversations,
  RenameConversation,
  type Caller,
} from '@app/application';
import { mayControl } from '../http/access/control-scope';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { PageRequestDto } from '../http/page-request.dto';
import { ValidatedBody } from '../http/validated-body';
import { ValidatedQuery } from '../http/validated-query';
import { camelCase } from './camel-case';
import { CreateConversationDto, UpdateConversationDto } from './conversation-request.dto';
import { ConversationDto, ConversationPageDto } from './conversation.dto';
import { toConversationDto, toConversationPageDto } from './conversation.mapper';
import { KnownIdPipe } from './known-id.pipe';

@ApiTags('conversations')
@Controller('v1/conversations')
export class ConversationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @NeedsScope('chat:conversations:write')
  @ApiOperation({ summary: 'Begin a conversation; it starts silent' })
  @ApiCreatedResponse({ type: ConversationDto })
  async createConversation(
    @CurrentCaller() caller: Caller,
    @ValidatedBody(camelCase) { name, key, agentDescriptorId }: CreateConversationDto,
  ): Promise<ConversationDto> {
    const asked = {
      name,
      ...(key == null ? {} : { key }),
      ...(agentDescriptorId == null ? {} : { agentDescriptorId }),
    };
    const view = await this.commands.execute(new CreateConversation(caller.businessId, asked));
    return toConversationDto(view, mayControl(caller));
  }

  @Get()
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'The conversations of the business, newest first' })
  @ApiOkResponse({ type: ConversationPageDto })
  async listConversations(
    @CurrentCaller() caller: Caller,
    @ValidatedQuery() { limit, cursor }: PageRequestDto,
  ): Promise<ConversationPageDto> {
    const page = await this.queries.execute(new ListConversations(caller.businessId, limit, cursor));
    return toConversationPageDto(page, mayControl(caller));
  }

  @Get(':conversationId')
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'A conversation, and how it is led now' })
  @ApiOkResponse({ type: ConversationDto })
  async getConversation(
    @CurrentCaller() caller: Caller,
    @Param('conversationId', KnownIdPipe) id: string,
  ): Promise<ConversationDto> {
    const view = await this.queries.execute(new GetConversation(caller.businessId, id));
    return toConversationDto(view, mayControl(caller));
  }

  @Put(':conversationId')
  @NeedsScope('chat:conversations:write')
  @ApiOperation({ summary: 'Give a conversation another name' })
  @ApiOkResponse({ type: ConversationDto })
  async updateConversation(
    @CurrentCaller() caller: Caller,
    @Param('conversationId', KnownIdPipe) id: string,
    @ValidatedBody(camelCase) { name }: UpdateConversationDto,
  ): Promise<ConversationDto> {
    const view = await this.commands.execute(new RenameConversation(caller.businessId, id, name));
    return toConversationDto(view, mayControl(caller));
  }

  @Delete(':conversationId')
  @HttpCode(204)
  @NeedsScope('chat:conversations:write')
  @ApiOperation({ summary: 'Delete a conversation and everything that was said in it, for good' })
  @ApiNoContentResponse()
  deleteConversation(
    @CurrentCaller() { businessId }: Caller,
    @Param('conversationId', KnownIdPipe) id: string,
  ): Promise<void> {
    return this.commands.execute(new DeleteConversation(businessId, id));
  }
}
