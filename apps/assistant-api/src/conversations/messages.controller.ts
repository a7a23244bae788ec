import { Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  GetMessage,
  ListMessages,
  PostConversationMessage,
  type Caller,
  type IdempotencyClaim,
} from '@app/application';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayControl } from '../http/access/control-scope';
import { CurrentCaller } from '../http/access/current-caller.decorator';
import { NeedsScope } from '../http/access/route-policy';
import { IdempotencyClaimFor } from '../http/idempotency-claim.decorator';
import { ApiIdempotencyKey } from '../http/idempotency-header.decorator';
import { PageRequestDto } from '../http/page-request.dto';
import { ApiTurnAnswer } from '../http/sse/event-stream.decorator';
import { StreamTurns } from '../http/sse/stream-turns';
import { turnAnswer } from '../http/turn-answer';
import { ValidatedBody } from '../http/validated-body';
import { ValidatedQuery } from '../http/validated-query';
import { camelCase } from './camel-case';
import { ControlGuard } from './control.guard';
import { MESSAGE_EXAMPLES } from './conversations.examples';
import { KnownIdPipe } from './known-id.pipe';
import { PostMessageDto } from './message-request.dto';
import { toMessageTurn } from './message-request.mapper';
import { MessageDto, MessagePageDto, PostedMessageDto } from './message.dto';
import { MESSAGE_STREAM } from './message-stream.mapper';
import { toMessageDto, toMessagePageDto } from './message.mapper';

@ApiTags('conversations')
@Controller('v1/conversations/:conversationId/messages')
export class MessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly streams: StreamTurns,
  ) {}

  @Post()
  @NeedsScope('chat:conversations:write')
  @UseGuards(ControlGuard)
  @ApiOperation({ summary: 'Add a message, and wait for the reply when one is asked for' })
  @ApiIdempotencyKey(400)
  @ApiBody({ type: PostMessageDto, examples: MESSAGE_EXAMPLES })
  @ApiTurnAnswer(201, PostedMessageDto, 'The message, and the reply to it', ['products', 'content'])
  async postMessage(
    @CurrentCaller() caller: Caller,
    @Param('conversationId', KnownIdPipe) conversationId: string,
    @ValidatedBody(camelCase) body: PostMessageDto,
    @IdempotencyClaimFor('conversations/messages') idempotency: IdempotencyClaim | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const turn = toMessageTurn(caller, conversationId, body, idempotency, (stateId) => {
      request.madeStateId = stateId;
    });
    const exchange = { request, reply, claim: turn.idempotency, dialect: MESSAGE_STREAM };
    const result = await this.streams.answer(exchange, (observe) =>
      this.commands.execute(new PostConversationMessage({ ...turn, observe })),
    );
    return turnAnswer(result, reply);
  }

  @Get()
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'What was said in a conversation, oldest first' })
  @ApiOkResponse({ type: MessagePageDto })
  async listMessages(
    @CurrentCaller() caller: Caller,
    @Param('conversationId', KnownIdPipe) conversationId: string,
    @ValidatedQuery() { limit, cursor }: PageRequestDto,
  ): Promise<MessagePageDto> {
    const query = new ListMessages(caller.businessId, conversationId, limit, cursor);
    return toMessagePageDto(conversationId, await this.queries.execute(query), mayControl(caller));
  }

  @Get(':messageId')
  @NeedsScope('chat:conversations:read')
  @ApiOperation({ summary: 'A message: it can be neither changed nor deleted' })
  @ApiOkResponse({ type: MessageDto })
  async getMessage(
    @CurrentCaller() caller: Caller,
    @Param('conversationId', KnownIdPipe) conversationId: string,
    @Param('messageId', KnownIdPipe) messageId: string,
  ): Promise<MessageDto> {
    const message = await this.queries.execute(new GetMessage(caller.businessId, conversationId, messageId));
    return toMessageDto(conversationId, message, mayControl(caller));
  }
}
