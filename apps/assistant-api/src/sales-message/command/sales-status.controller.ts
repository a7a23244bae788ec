import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { GetSalesCommand, type Caller } from '@app/application';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { ValidatedQuery } from '../../http/validated-query';
import { ApiSales } from '../api-sales.decorator';
import { SALES_PATH } from '../sales-path';
import { SalesCommandResponseDto } from './sales-command.dto';
import { toSalesCommandDto } from './sales-command.mapper';
import { SalesStatusRequestDto } from './sales-status-request.dto';

@ApiSales()
@Controller(`${SALES_PATH}/status`)
export class SalesStatusController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @NeedsScope('sales:messages:read')
  @ApiOperation({ summary: 'A command and how far it has come' })
  @ApiOkResponse({ type: SalesCommandResponseDto })
  async getSalesStatus(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedQuery() { commandId }: SalesStatusRequestDto,
  ): Promise<SalesCommandResponseDto> {
    const command = await this.queries.execute(new GetSalesCommand(businessId, commandId));
    return { success: true, data: toSalesCommandDto(command) };
  }
}
