import { EMPTY_MEMORY } from '@app/domain';
import { InMemorySalesRecords, SettableClock } from '@app/testing';
import { ScheduleDate } from './schedule-date';

const NOW = new Date('2026-03-28T12:00:00.000Z');
const context = { businessId: 'demo', conversationId: 'c1', customer: { leadId: 'l' }, told: EMPTY_MEMORY };

function schedule(dateTime: string, ...taken: string[]) {
  const records = new InMemorySalesRecords();
  for (const [index, startsAt] of taken.entries()) {
    const left = { sessionId: 's', stateId: 's', conversationId: null, leadId: 'x', createdAt: '' };
    records.meetings.push({
      ...left,
      businessId: 'demo',
      meetingId: `m${index}`,
      startsAt,
      meetingType: 'demo',
    });
  }
  const args = { lead_id: 'l', date_time: dateTime, meeting_type: 'demo' };
  return new ScheduleDate(records, new SettableClock(NOW)).run(args, context);
}

describe('ScheduleDate', () => {
  it.each([
    ['2026-04-01T10:00:00Z', '2026-04-01T10:00:00.000Z'],
    ['2026-04-01T10:00:00', '2026-04-01T10:00:00.000Z'],
    ['2026-04-01T10:00', '2026-04-01T10:00:00.000Z'],
    ['2026-04-01T10:00+02:00', '2026-04-01T08:00:00.000Z'],
    ['2026-04-01T10:00:00.5-05:30', '2026-04-01T15:30:00.500Z'],
    ['2026-03-31T23:30:00-02:00', '2026-04-01T01:30:00.000Z'],
    // The hour that Berlin's clocks skip on 29 March 2026 exists with an offset.
    ['2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00.000Z'],
    ['2028-02-29T09:00:00Z', '2028-02-29T09:00:00.000Z'],
    ['2026-03-28T12:00:00.001Z', '2026-03-28T12:00:00.001Z'],
  ])('%s is a meeting at %s', async (dateTime, startsAt) => {
    await expect(schedule(dateTime)).resolves.toEqual({
      status: 'completed',
      result: { kind: 'meeting', meetingId: 'id-1', startsAt, meetingType: 'demo' },
    });
  });

  it.each(['2026-03-28T12:00:00Z', '2026-03-28T13:00:00+02:00', '2020-01-01T00:00:00Z'])(
    '%s is over',
    async (dateTime) => {
      await expect(schedule(dateTime)).resolves.toMatchObject({
        status: 'failed',
        reason: 'date_in_the_past',
      });
    },
  );

  it.each([
    'tomorrow at ten',
    '2026-04-01',
    '2026-04-01 10:00',
    '2027-02-29T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-04-01T25:00:00Z',
    '2026-04-01T10:60:00Z',
    '2026-04-01T10:00:00+99:00',
    '+012026-04-01T10:00:00Z',
    '2026-04-01T10:00:00Zx',
    '',
  ])('%j is no date and time', async (dateTime) => {
    await expect(schedule(dateTime)).resolves.toMatchObject({
      status: 'failed',
      reason: 'invalid_arguments',
    });
  });

  it('a time that is taken is refused, in whatever zone it is said', async () => {
    const taken = '2026-04-01T08:00:00.000Z';
    await expect(schedule('2026-04-01T10:00:00+02:00', taken)).resolves.toMatchObject({
      reason: 'slot_taken',
    });
    await expect(schedule('2026-04-01T08:30:00Z', taken)).resolves.toMatchObject({ status: 'completed' });
  });
});
