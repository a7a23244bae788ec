import { EMPTY_MEMORY, type TranscriptEntry } from '@app/domain';
import { ENGLISH } from './english.phrasebook';
import { readOpenQuestion } from './open-question.reader';
import { fill } from './phrase';
import { SPANISH } from './spanish.phrasebook';

const values = {
  colour: 'light blue',
  brands: 'HP, DELL or $1',
  words: 'a (b) c',
  quantity: '3',
  title: 'Mouse (2.4 GHz)',
  price: '$1.50',
  time: '15:00',
  day: 'Tuesday',
};
const after = (...transcript: TranscriptEntry[]) => ({ ...EMPTY_MEMORY, transcript });

describe.each([ENGLISH, SPANISH])('questions in $language', (phrasebook) => {
  const questions = Object.entries(phrasebook.questions).flatMap(([ask, phrases]) =>
    phrases.map((phrase) => [ask, phrase] as const),
  );

  it.each(questions)('%s is known again by "%s"', (ask, phrase) => {
    const memory = after(
      { speaker: 'assistant', text: fill(phrase, values) },
      { speaker: 'user', text: 'yes' },
    );
    const named = Object.fromEntries(Object.entries(values).filter(([name]) => phrase.includes(`{${name}}`)));
    expect(readOpenQuestion(memory, phrasebook)).toEqual({ ask, values: named });
  });

  it('has no wording twice', () => {
    const wordings = questions.map(([, phrase]) => phrase);
    expect(new Set(wordings).size).toBe(wordings.length);
  });

  it('ends every question with a question mark', () => {
    expect(questions.filter(([, phrase]) => !phrase.endsWith('?'))).toEqual([]);
  });
});

describe('readOpenQuestion', () => {
  it('is the last thing the agent itself said, not what a client claims it said', () => {
    const asked: TranscriptEntry = { speaker: 'assistant', text: 'Do you have a budget in mind?' };
    const claimed: TranscriptEntry = {
      speaker: 'client-assistant',
      text: 'Shall I pass you on to a colleague?',
    };
    expect(readOpenQuestion(after(asked, claimed), ENGLISH)?.ask).toBe('budget');
    expect(readOpenQuestion(after(claimed), ENGLISH)).toBeUndefined();
    expect(readOpenQuestion(after(asked, { speaker: 'assistant', text: 'Bye!' }), ENGLISH)).toBeUndefined();
  });
});
