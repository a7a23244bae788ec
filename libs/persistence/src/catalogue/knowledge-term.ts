import { searchTerms } from '@app/domain';

/** Words of questions that no entry is about. English and Spanish. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  searchTerms(
    `a about all am an and any are as at be been but by can could did do does for from get give had has have how i if
    in is it its just know like long many may me much my need no not of offer on or our out please so some tell than
    that the their them then there these they this to up us want was we were what when where which who why will with
    would you your
    al como con cual cuando cuanto de del donde el ella en es esta hay la las lo los me mi mis o para pero por que quien
    quiero se si sin son su sus te tiene tienen tu un una unas unos y yo`,
  ),
);
const ENDINGS = /(ations?|ing|ed|ment|y|ly)$/;

/**
 * Terms of questions and policies, each once. Endings of verbs go as well: `shipping`, `shipped` and `ships` are one
 * term, `delivery` and `deliver` another.
 */
export function knowledgeTerms(text: string): readonly string[] {
  return [...new Set(searchTerms(text).map(knowledgeTerm))];
}

/** The terms of a question that an entry could be about; all of them when nothing else is there. */
export function contentTerms(query: string): readonly string[] {
  const words = searchTerms(query);
  const content = words.filter((word) => !FUNCTION_WORDS.has(word) && word.length > 1);
  return [...new Set((content.length > 0 ? content : words).map(knowledgeTerm))];
}

function knowledgeTerm(term: string): string {
  const root = term.replace(ENDINGS, '');
  if (root.length < 3 || !/[aeiou]/.test(root)) return term;
  return root.replace(/([bdgklmnprt])\1$/, '$1');
}
