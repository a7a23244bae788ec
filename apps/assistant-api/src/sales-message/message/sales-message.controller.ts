import { Controller, Headers, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  GetSalesCommand,
  PostSalesMessage,
  type Caller,
  type IdempotencyClaim,
  type TurnResult,
} from '@app/application';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { IdempotencyClaimFor } from '../../http/idempotency-claim.decorator';
import { ApiIdempotencyKey } from '../../http/idempotency-header.decorator';
import { Background } from '../../http/lifecycle/background';
import { turnAnswer } from '../../http/turn-answer';
import { ValidatedBody } from '../../http/validated-body';
import { ValidatedQuery } from '../../http/validated-query';
import { toSalesCommandDto } from '../command/sales-command.mapper';
import { ApiSales } from '../api-sales.decorator';
import { SALES_PATH } from '../sales-path';
import { IncludeRequestDto } from './include-request.dto';
import { prefersAsync } from './preference';
import { SALES_MESSAGE_EXAMPLES } from './sales-message.examples';
import { acceptedCommand, commandOf, toSalesMessage, withCommand } from './sales-message.mapper';
import { SalesMessageRequestDto } from './sales-message-request.dto';
import { AcceptedResponseDto, SalesMessageResponseDto } from './sales-message-response.dto';

@ApiSales()
@Controller(`${SALES_PATH}/message`)
export class SalesMessageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly background: Background,
  ) {}

  @Post()
  @NeedsScope('sales:messages:write')
  @ApiOperation({ summary: 'Tell what the customer wrote, get what the assistant says' })
  @ApiIdempotencyKey()
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: '`respond-async`: do not wait, ask for the status',
  })
  @ApiBody({ type: SalesMessageRequestDto, examples: SALES_MESSAGE_EXAMPLES })
  @ApiOkResponse({ type: SalesMessageResponseDto })
  @ApiAcceptedResponse({ type: AcceptedResponseDto, description: 'To `Prefer: respond-async`' })
  async postSalesMessage(
    @CurrentCaller() caller: Caller,
    @ValidatedBody() body: SalesMessageRequestDto,
    @ValidatedQuery() { include }: IncludeRequestDto,
    @IdempotencyClaimFor('sales-message') idempotency: IdempotencyClaim | null,
    @Headers('prefer') prefer: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const inBackground = prefersAsync(prefer);
    const message = toSalesMessage(caller, body, idempotency, inBackground, ({ stateId }) => {
      request.madeStateId = stateId;
    });
    const { commandId, finished } = await this.commands.execute(new PostSalesMessage(message));
    if (inBackground || finished === null) {
      if (finished !== null) this.background.finish(finished, request.id);
      void reply.status(HttpStatus.ACCEPTED).header('preference-applied', 'respond-async');
      return turnAnswer(acceptedCommand(commandId), reply);
    }
    void reply.status(HttpStatus.OK);
    const result = await finished;
    return turnAnswer(include === undefined ? result : await this.withCommand(caller, result), reply);
  }

  private async withCommand({ businessId }: Caller, result: TurnResult): Promise<TurnResult> {
    const command = await this.queries.execute(new GetSalesCommand(businessId, commandOf(result)));
    return withCommand(result, toSalesCommandDto(command));
  }
}
