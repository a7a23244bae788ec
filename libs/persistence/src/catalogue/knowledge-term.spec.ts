import { contentTerms, knowledgeTerms } from './knowledge-term';

describe('knowledgeTerms', () => {
  it.each([
    ['ship', 'ships shipping shipped'],
    ['deliver', 'delivery deliveries delivered delivering'],
    ['return', 'returns returned returning'],
    ['pay', 'payment payments'],
    ['wrap', 'wrapping wrapped'],
    ['open', 'opening opened'],
    ['cancel', 'cancellation cancelled cancelling'],
  ])('%s is one term with %s', (word, forms) => {
    expect(knowledgeTerms(`${word} ${forms}`)).toHaveLength(1);
  });
});

describe('contentTerms', () => {
  it('are what the question is about', () => {
    expect(contentTerms('Do you offer free shipping, please?')).toEqual(knowledgeTerms('free shipping'));
    expect(contentTerms('¿Cuánto cuesta el envío?')).toEqual(knowledgeTerms('cuesta envío'));
  });

  it('are all of its words when it is about nothing else', () => {
    expect(contentTerms('who are you')).toEqual(knowledgeTerms('who are you'));
  });
});
