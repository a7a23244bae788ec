import { Injectable } from '@nestjs/common';
import { type JsonObject, type ToolOutcome } from '@app/domain';
import { Clock } from '../ports/clock';
import { SalesRecords } from '../ports/sales-records';
import { textArgument, ToolHandler, type ToolContext } from './tool-handler';

const ISO_DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Proposes a meeting; a time that is over or taken is refused. A time without a zone is read as UTC. */
@Injectable()
export class ScheduleDate extends ToolHandler {
  readonly tool = 'schedule_date';

  constructor(
    private readonly records: SalesRecords,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(args: JsonObject, { businessId }: ToolContext): Promise<ToolOutcome> {
    const startsAt = readInstant(textArgument(args, 'date_time'));
    if (startsAt === undefined) {
      return {
        status: 'failed',
        reason: 'invalid_arguments',
        detail: 'date_time must be an ISO 8601 date and time',
      };
    }
    if (startsAt <= this.clock.now()) {
      return { status: 'failed', reason: 'date_in_the_past', detail: `${startsAt.toISOString()} is over` };
    }
    if (await this.records.isSlotTaken(businessId, startsAt.toISOString())) {
      return {
        status: 'failed',
        reason: 'slot_taken',
        detail: `there is a meeting at ${startsAt.toISOString()} already`,
      };
    }
    return {
      status: 'completed',
      result: {
        kind: 'meeting',
        meetingId: this.clock.newId(),
        startsAt: startsAt.toISOString(),
        meetingType: textArgument(args, 'meeting_type'),
      },
    };
  }
}

/** Date.parse takes 30 February for 2 March: the date as it was read must be the date as it was written. */
function readInstant(text: string): Date | undefined {
  const [, date, zone] = ISO_DATE_TIME.exec(text) ?? [];
  if (date === undefined) return undefined;
  const local = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(local.getTime()) || local.toISOString().slice(0, 10) !== date) return undefined;
  const instant = new Date(zone === undefined ? `${text}Z` : text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
