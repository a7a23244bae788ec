import fc from 'fast-check';
import { readDate } from './date-reader';
import { readMeetingType } from './meeting-type-reader';

const NOW = new Date('2026-11-23T07:00:00.000Z');

describe('readDate', () => {
  it.each<[string, string | null, string | null]>([
    ['next Tuesday at 3pm', '2026-12-01', '15:00'],
    ['tomorrow 10:00', '2026-11-24', '10:00'],
    ['on 2026-12-01 at 15:00', '2026-12-01', '15:00'],
    ['Friday', '2026-11-27', null],
    ['at 3pm', null, '15:00'],
    ['tomorrow morning', '2026-11-24', null],
    ['yesterday at 5pm', '2026-11-22', '17:00'],
    ['in two days at noon', '2026-11-25', '12:00'],
    ['Tuesday of next week', '2026-12-01', null],
    ['next week, on Monday at 3pm', '2026-11-30', '15:00'],
  ])('%s', (said, day, time) => {
    expect(readDate(said, NOW, 'en')).toMatchObject({ day, time });
  });

  it.each<[string, string, string, string | null]>([
    ['what about next week?', 'span', 'next week', null],
    ['in two weeks at 3pm', 'span', 'in two weeks', '15:00'],
    ['this weekend', 'span', 'this weekend', null],
    ['at the end of the month', 'span', 'the month', null],
    ['31 November at 10:00', 'impossible', '31 November', '10:00'],
    ['February 30th', 'impossible', 'February 30th', null],
    ['2026-11-31 10:00', 'impossible', '2026-11-31', '10:00'],
    ['on 31/11', 'impossible', '31/11', null],
  ])('%s names no day: a %s', (said, is, text, time) => {
    expect(readDate(said, NOW, 'en')).toMatchObject({ day: null, time, dayless: { is, text } });
  });

  it('counts what is said besides', () => {
    expect(readDate('please book it for tomorrow at 3pm', NOW, 'en')?.otherWords).toBe(4);
    expect(readDate('tomorrow at 3pm', NOW, 'en')?.otherWords).toBe(0);
  });

  it('reads Spanish', () => {
    expect(readDate('mañana a las 15:00', NOW, 'es')).toMatchObject({ day: '2026-11-24', time: '15:00' });
    expect(readDate('el martes de la próxima semana', NOW, 'es')).toMatchObject({ day: '2026-12-01' });
    expect(readDate('¿y la semana que viene?', NOW, 'es')).toMatchObject({
      day: null,
      dayless: { is: 'span' },
    });
    expect(readDate('el 31 de noviembre a las 10:00', NOW, 'es')).toMatchObject({
      time: '10:00',
      dayless: { is: 'impossible' },
    });
  });

  it.each(['the second one', '3 of them', 'under 20 dollars', 'a wireless mouse', ''])(
    'no time is in %j',
    (said) => {
      expect(readDate(said, NOW, 'en')).toBeUndefined();
    },
  );

  it('never throws', () => {
    const said = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `99/99/9999 at 25:61 ${text}`),
    );
    fc.assert(
      fc.property(said, (text) => {
        const read = readDate(text, NOW, 'en');
        expect(read === undefined || read.day !== null || read.time !== null || read.dayless !== null).toBe(
          true,
        );
      }),
    );
  });
});

describe('readMeetingType', () => {
  it.each([
    ['a demo please', 'demo'],
    ['walk me through the product', 'product_walkthrough'],
    ['an intro call', 'discovery_call'],
    ['some advice', 'consultation'],
    ['an appointment', undefined],
  ])('%s: %s', (said, type) => {
    expect(readMeetingType(said)).toBe(type);
  });
});
