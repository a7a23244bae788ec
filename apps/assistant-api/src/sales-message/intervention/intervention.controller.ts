import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Intervene, ReturnConversation, type Caller, type IdempotencyClaim } from '@app/application';
import type { State } from '@app/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope } from '../../http/access/route-policy';
import { IdempotencyClaimFor } from '../../http/idempotency-claim.decorator';
import { ApiIdempotencyKey } from '../../http/idempotency-header.decorator';
import { turnAnswer } from '../../http/turn-answer';
import { ValidatedBody } from '../../http/validated-body';
import { ApiSales } from '../api-sales.decorator';
import { SALES_PATH } from '../sales-path';
import {
  InterventionRequestDto,
  InterventionResponseDto,
  ReturnRequestDto,
  ReturnResponseDto,
} from './intervention.dto';
import { toInterventionAnswer } from './intervention.mapper';

@ApiSales()
@Controller(`${SALES_PATH}/intervention`)
export class InterventionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @NeedsScope('sales:messages:write')
  @ApiOperation({
    summary: 'A team member writes; the assistant is silent until the conversation is returned',
  })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: InterventionResponseDto })
  async intervene(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedBody() { conversation_id: conversationId, message: text, user_id }: InterventionRequestDto,
    @IdempotencyClaimFor('sales-intervention') idempotency: IdempotencyClaim | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const present = (state: State) => {
      request.madeStateId = state.stateId;
      return toInterventionAnswer(conversationId, state);
    };
    const author = user_id ?? null;
    const intervention = new Intervene({ businessId, conversationId, text, author, idempotency, present });
    return turnAnswer(await this.commands.execute(intervention), reply);
  }

  @Post('return')
  @HttpCode(200)
  @NeedsScope('sales:messages:write')
  @ApiOperation({ summary: 'The assistant gets the conversation back' })
  @ApiOkResponse({ type: ReturnResponseDto })
  async returnConversation(
    @CurrentCaller() { businessId }: Caller,
    @ValidatedBody() { conversation_id, user_id }: ReturnRequestDto,
  ): Promise<ReturnResponseDto> {
    const { status } = await this.commands.execute(
      new ReturnConversation(businessId, conversation_id, user_id ?? null),
    );
    return { success: true, data: { conversation_id, status } };
  }
}
