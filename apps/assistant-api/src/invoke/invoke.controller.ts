import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvokeAssistant, type Caller, type IdempotencyClaim } from '@app/application';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BUSINESS_PATH } from '../http/access/business-path';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { IdempotencyClaimFor } from '../http/idempotency-claim.decorator';
import { ApiIdempotencyKey } from '../http/idempotency-header.decorator';
import { ApiTurnAnswer } from '../http/sse/event-stream.decorator';
import { StreamTurns } from '../http/sse/stream-turns';
import { turnAnswer } from '../http/turn-answer';
import { ValidatedBody } from '../http/validated-body';
import { InvokeRequestDto } from './invoke-request.dto';
import { toInvokeTurn } from './invoke-request.mapper';
import { INVOKE_REQUEST } from './invoke-request.shape';
import { InvokeResponseDto } from './invoke-response.dto';
import { INVOKE_EVENTS, INVOKE_STREAM } from './invoke-stream.mapper';
import { INVOKE_EXAMPLES } from './invoke.examples';
import { protobufSpelling } from './protobuf-json';

@ApiTags('invoke')
@Controller(`${BUSINESS_PATH}/ai/sales_assistant_v2/invoke/v1`)
export class InvokeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: StreamTurns,
  ) {}

  @Post()
  @HttpCode(200)
  @NeedsScope('invoke:states:write')
  @ApiOperation({ summary: 'Tell what happened in the chat, get what the assistant says and the new state' })
  @ApiIdempotencyKey()
  @ApiBody({ type: InvokeRequestDto, examples: INVOKE_EXAMPLES })
  @ApiTurnAnswer(200, InvokeResponseDto, 'The new state, and what to show', INVOKE_EVENTS)
  async invoke(
    @CurrentCaller() caller: Caller,
    @ValidatedBody(protobufSpelling(INVOKE_REQUEST)) body: InvokeRequestDto,
    @IdempotencyClaimFor('invoke') idempotency: IdempotencyClaim | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const turn = toInvokeTurn(caller, body, idempotency, ({ stateId }) => (request.madeStateId = stateId));
    const exchange = { request, reply, claim: turn.idempotency, dialect: INVOKE_STREAM };
    const result = await this.streams.answer(exchange, (observe) =>
      this.commands.execute(new InvokeAssistant({ ...turn, observe })),
    );
    return turnAnswer(result, reply);
  }
}
