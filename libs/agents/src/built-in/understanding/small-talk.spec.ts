import { readOpening, readSmallTalk } from './small-talk';

describe('readSmallTalk', () => {
  it.each([
    ['hi', 'greeting'],
    ['hello there', 'greeting'],
    ['good morning', 'greeting'],
    ['hey how are you', 'greeting'],
    ['thanks', 'thanks'],
    ['thank you so much', 'thanks'],
    ['ok thanks', 'thanks'],
    ['great thank you for your help', 'thanks'],
    ['bye', 'goodbye'],
    ['ok bye', 'goodbye'],
    ['thats all', 'goodbye'],
    ['have a nice day', 'goodbye'],
    ['yes', 'yes'],
    ['yes please', 'yes'],
    ['sure , go ahead', 'yes'],
    ['sounds good', 'yes'],
    ['no', 'no'],
    ['no thanks', 'no'],
    ['not really', 'no'],
    ['neither of them', 'no'],
    ['what can you do', 'capabilities'],
    ['help', 'capabilities'],
    ['are you a bot', 'identity'],
    ['am i talking to a human', 'identity'],
    ['can i talk to a human', 'handover'],
    ['i want to speak with someone from your team', 'handover'],
    ['connect me with an agent', 'handover'],
    ['customer service please', 'handover'],
    ['i want to book an appointment', 'appointment'],
    ['can i schedule a call', 'appointment'],
  ])('%j is %s', (text, kind) => {
    expect(readSmallTalk(text)).toBe(kind);
  });

  it.each([
    'no apple',
    'yes i want a dress',
    'hi i need a mouse',
    'good headphones',
    'human resources book',
    'thank you card',
    'hello kitty bag',
    'no i want blue',
  ])('%j is more than small talk', (text) => {
    expect(readSmallTalk(text)).toBeUndefined();
  });
});

describe('readOpening', () => {
  it.each<[string, string | undefined, number | undefined]>([
    ['hi there , i need a mouse', 'greeting', 3],
    ['yes i want a dress', 'yes', 1],
    ['no , i want blue', 'no', 2],
    ['no apple', undefined, undefined],
    ['a mouse', undefined, undefined],
  ])('of %j is %p, %p words long', (text, kind, words) => {
    expect(readOpening(text)).toEqual(kind === undefined ? undefined : { kind, words });
  });
});
