import { event, type DomainEvent } from '@app/domain';
import { aStateRecord } from '@app/testing';
import { toStateDto } from './state.mapper';

const EVENTS: readonly DomainEvent[] = [
  event('NoteAdded', { text: 'SECRET' }),
  event('GuidanceSet', { systemMessage: 'SECRET' }),
  event('HistorySummarised', {
    upTo: 2,
    points: [
      { by: 'note', text: 'SECRET' },
      { by: 'user', text: 'She is 10.' },
    ],
  }),
];
const told = (withControl: boolean) => {
  const { header } = aStateRecord('state', EVENTS);
  return JSON.stringify(toStateDto({ ...header, events: EVENTS }, withControl).events);
};

describe('a state', () => {
  it('holds what only the agent was told for those who may write it', () => {
    expect(told(true).split('SECRET')).toHaveLength(4);
  });

  it('has null in its place for others, in a summary too', () => {
    expect(told(false)).not.toContain('SECRET');
    expect(told(false)).toContain('{"by":"note","text":null},{"by":"user","text":"She is 10."}');
  });
});
