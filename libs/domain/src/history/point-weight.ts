import { fold, wordsOf } from '../text/search-term';
import type { SummaryPoint } from './summary';

/** Folded words by which a customer tells of people, tastes and limits, in the languages that are read without a model. */
const TELLING: ReadonlySet<string> = new Set(
  (
    'my our he she his her they their allergic allergy budget birthday gift size need needs want wants prefer prefers ' +
    'like likes love loves hate hates dislike dislikes avoid without only must never not no dont doesnt cant wont ' +
    'under below max maximum least most called name ' +
    'mi mis su sus nuestro nuestra el ella alergia alergico alergica presupuesto cumpleanos regalo talla necesito ' +
    'necesita quiero quiere prefiero prefiere gusta gustan encanta odia odio evitar sin solo nunca maximo menos llamo'
  ).split(' '),
);

const SMALL_TALK: ReadonlySet<string> = new Set(
  (
    'hi hello hey good morning evening day thanks thank you very much yes yep no nope ok okay please sure great fine ' +
    'cool nice perfect bye goodbye see later so and oh ah well right exactly ' +
    'hola buenos dias buenas tardes noches gracias muchas si vale bueno claro perfecto adios hasta luego por favor'
  ).split(' '),
);

const MOST_SIGNS = 4;

/**
 * How much a point is worth keeping, 0 to 3: what was agreed and what a customer tells of people and limits (the more of
 * that in one sentence, the more), then wishes and what people of the shop wrote, then questions, answers and what was
 * shown, then what the widget claims.
 */
export function weightOf({ by, text }: SummaryPoint): number {
  switch (by) {
    case 'note':
      return 3;
    case 'user':
      return (isQuestion(text) ? 1 : 2) + Math.min(signsIn(text), MOST_SIGNS) / MOST_SIGNS;
    case 'team':
      return 2;
    case 'happened':
      return text.startsWith('products shown') ? 1 : 3;
    case 'assistant':
      return 1;
    case 'client-assistant':
      return 0;
  }
}

export function isQuestion(text: string): boolean {
  return /[?？]/u.test(text);
}

/** Whether a sentence says nothing that anybody would miss. */
export function isSmallTalk(text: string): boolean {
  return foldedWords(text).every((word) => SMALL_TALK.has(word));
}

/** Words and numbers that tell of somebody, or of a limit. */
function signsIn(text: string): number {
  return foldedWords(text).filter((word) => TELLING.has(word) || /^\p{Nd}/u.test(word)).length;
}

function foldedWords(text: string): readonly string[] {
  return wordsOf(fold(text.replaceAll(/['’]/g, ''))).map(({ word }) => word);
}
