import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ListSalesConversations, ListSalesMessages, type Caller } from '@app/application';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { ValidatedQuery } from '../../http/validated-query';
import { ApiSales } from '../api-sales.decorator';
import { SALES_PATH } from '../sales-path';
import { SalesConversationsRequestDto, SalesConversationsResponseDto } from './sales-conversations.dto';
import { toConversationDto, toFilter, toMessageDto } from './sales-conversations.mapper';
import { SalesMessagesRequestDto, SalesMessagesResponseDto } from './sales-messages.dto';

@ApiSales()
@Controller(`${SALES_PATH}/conversations`)
export class SalesConversationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @NeedsScope('sales:messages:read')
  @ApiOperation({
    summary: 'Conversations of a lead, a visitor, a user or a site; any one of the ids is enough',
  })
  @ApiOkResponse({ type: SalesConversationsResponseDto })
  async listSalesConversations(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedQuery() request: SalesConversationsRequestDto,
  ): Promise<SalesConversationsResponseDto> {
    const { limit, offset } = request;
    const { items, hasMore } = await this.queries.execute(
      new ListSalesConversations(businessId, toFilter(request), limit, offset),
    );
    return {
      success: true,
      data: { conversations: items.map(toConversationDto), limit, offset, has_more: hasMore },
    };
  }

  @Get('messages')
  @NeedsScope('sales:messages:read')
  @ApiOperation({ summary: 'What was said in a conversation, oldest first' })
  @ApiOkResponse({ type: SalesMessagesResponseDto })
  async listSalesMessages(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedQuery() { conversation_id, limit, offset }: SalesMessagesRequestDto,
  ): Promise<SalesMessagesResponseDto> {
    const { conversation, messages, total } = await this.queries.execute(
      new ListSalesMessages(businessId, conversation_id, limit, offset),
    );
    return {
      success: true,
      data: {
        conversation_id,
        conversation_title: conversation.name,
        messages: messages.map(toMessageDto),
        total,
        limit,
        offset,
        has_more: total > offset + messages.length,
      },
    };
  }
}
