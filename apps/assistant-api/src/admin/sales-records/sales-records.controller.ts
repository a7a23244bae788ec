import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListMeetings, ListOrders, type Caller } from '@app/application';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { LimitRequestDto } from '../../http/page-request.dto';
import { StrictQuery } from '../../http/validated-query';
import { MeetingListDto, OrderDraftListDto, toMeetingDto, toOrderDraftDto } from './sales-record.dto';

/** What the assistant's tools left behind. Drafts and proposals: nothing is paid for, nothing is confirmed. */
@ApiTags('hand-off')
@Controller(BUSINESS_PATH)
export class SalesRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('orders')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The order drafts, latest first' })
  @ApiOkResponse({ type: OrderDraftListDto })
  async listOrders(
    @CurrentCaller() { businessId }: Caller,
    @StrictQuery() { limit }: LimitRequestDto,
  ): Promise<OrderDraftListDto> {
    const orders = await this.queries.execute(new ListOrders(businessId, limit));
    return { orders: orders.map(toOrderDraftDto) };
  }

  @Get('meetings')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The proposed meetings, latest first' })
  @ApiOkResponse({ type: MeetingListDto })
  async listMeetings(
    @CurrentCaller() { businessId }: Caller,
    @StrictQuery() { limit }: LimitRequestDto,
  ): Promise<MeetingListDto> {
    const meetings = await this.queries.execute(new ListMeetings(businessId, limit));
    return { meetings: meetings.map(toMeetingDto) };
  }
}
