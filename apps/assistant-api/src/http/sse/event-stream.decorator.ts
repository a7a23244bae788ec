import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';

const HOW =
  'To `Accept: text/event-stream`: `delta` `{"text"}` (a draft, to be shown until the first complete message), each ' +
  'complete event, `reset` (all that was told before is void), and last `done`, whose data is the JSON answer, sent when ' +
  'it is kept for good; or `error`, whose data is the problem, and then no `done`. A comment comes every five seconds.';

/**
 * Documents an answer that comes in one piece or as a stream of events.
 * @param events the names of the complete events
 */
export const ApiTurnAnswer = (
  status: number,
  type: Type<unknown>,
  description: string,
  events: readonly string[],
): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(type),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description:
        'With `Accept: text/event-stream` and the `Idempotency-Key` of the turn: goes on with its stream after that event',
    }),
    ApiResponse({
      status,
      description,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(type) } },
        'text/event-stream': {
          schema: { type: 'string', description: `${HOW} Complete events here: ${events.join(', ')}.` },
        },
      },
    }),
  );
