import type { MEETING_TYPES } from '@app/domain';

export type MeetingType = (typeof MEETING_TYPES)[number];

const TYPES: readonly (readonly [MeetingType, RegExp])[] = [
  ['product_walkthrough', /\b(?:walk-?through|walk me through|product tour|tour|recorrido)\b/i],
  ['discovery_call', /\b(?:discovery|intro(?:ductory)? call|phone call|call|llamada)\b/i],
  ['demo', /\b(?:demo|demonstration|demostraci[oó]n)\b/i],
  ['consultation', /\b(?:consultation|consulting|advice|advisory|consult|fitting|asesor[ií]a|consulta)\b/i],
];

/** The kind of meeting that a text names: `demo`, `a call`. */
export function readMeetingType(text: string): MeetingType | undefined {
  return TYPES.find(([, pattern]) => pattern.test(text))?.[0];
}
