import type { ToolEffect } from '../tool/tool-call';
import type { SentenceVerdict } from './draft';
import { plainText } from './plain-text';

type EffectKind = ToolEffect['kind'];

interface TellsEffect {
  readonly kinds: readonly EffectKind[];
  readonly said: RegExp;
}

const BE_DONE = String.raw`(?:(?:is|are|was|has been|have been)(?: now| already| all)? )`;
/** Looked for behind, so that `We have` alone is not held back. */
const I_DID = String.raw`(?<=(?<!\p{L})(?:i|we)(?:'ve| have)?(?: just| now| already)? )`;
const MEETING = String.raw`(?:demo|meeting|appointment|call|consultation|visit|slot)`;
const SET = String.raw`(?:booked|scheduled|noted|reserved|confirmed|set up|arranged)`;
const PERSON = String.raw`(?:colleague|human|person|team|agent|manager|specialist|representative|expert|sales ?person)`;

/** Sentences that tell as done what only a tool does. */
const TOLD: readonly TellsEffect[] = [
  {
    kinds: ['order-draft'],
    said: new RegExp(
      String.raw`(?<!\p{L})order (?:(?:number|no\.?|#) ?)?(?:#?\d\S* )?(?:${BE_DONE}(?:placed|confirmed|submitted)(?!\p{L})|(?:placed|confirmed|submitted)(?= ?[.!,;:]| ?$))|${I_DID}(?:placed|confirmed|submitted) (?:your|the|an) order(?!\p{L})|(?<!\p{L})(?:he|hemos) (?:hecho|confirmado|realizado) (?:tu|su|el) pedido|pedido (?:est[aá]|ha sido|queda) (?:confirmado|realizado|hecho)`,
      'iu',
    ),
  },
  {
    kinds: ['meeting'],
    said: new RegExp(
      String.raw`(?<!\p{L})${MEETING} ${BE_DONE}${SET}(?!\p{L})|${I_DID}${SET} (?:you (?:in )?(?:for )?)?(?:your|the|a|an) (?:\p{L}+ )?${MEETING}(?!\p{L})|(?<!\p{L})(?:he|hemos) (?:reservado|agendado|programado) (?:tu|su|la|una) (?:demo|cita|reuni[oó]n)|(?:demo|cita|reuni[oó]n) (?:est[aá]|ha sido|queda) (?:reservada|agendada|programada|confirmada|anotada)`,
      'iu',
    ),
  },
  {
    kinds: ['order-draft', 'meeting'],
    said: new RegExp(
      String.raw`${I_DID}(?:reserved|set aside|put aside) (?:it|this|that|them|one|the|your|a)(?!\p{L})|(?<!\p{L})(?:it|this|that|one|§|they) ${BE_DONE}reserved for you(?!\p{L})|(?<!\p{L})(?:he|hemos) (?:reservado|apartado)(?!\p{L})`,
      'iu',
    ),
  },
  {
    kinds: ['delegation'],
    said: new RegExp(
      String.raw`${I_DID}(?:forwarded|transferred|handed|passed|connected|escalated|referred) (?:you|this|it|your \p{L}+)(?: \p{L}+)? (?:to|with) (?:\p{L}+ ){0,3}${PERSON}(?!\p{L})|(?<!\p{L})(?:you|your (?:request|question|message|case)) (?:has been|have been|was|were|is|are) (?:forwarded|transferred|handed over|passed on|escalated)(?!\p{L})`,
      'iu',
    ),
  },
];

/** What makes a sentence one that tells an effect as done. */
export const EFFECTS: readonly RegExp[] = TOLD.map(({ said }) => said);

/** It is not done yet, or not told as done: `once your order is placed`, `your order is confirmed by email`. */
const OPEN_BEFORE =
  /(?:n't|(?<!\p{L})(?:not|once|when|until|as soon as|after|before|whether|cuando|si|hasta))(?!\p{L})/iu;
const OPEN_AFTER = /^ (?:once|when|after|as soon as|if|by|within|in|cuando|si)(?!\p{L})/iu;

/**
 * Checks that what is told as done was done by a tool, or that the shop's own texts tell it.
 * @param done the effects that tools completed
 */
export function judgeEffect(
  sentence: string,
  done: readonly EffectKind[],
  sources: readonly string[],
): SentenceVerdict {
  const plain = plainText(sentence);
  const untrue = TOLD.some(
    ({ kinds, said }) =>
      isTold(plain, said) &&
      !kinds.some((kind) => done.includes(kind)) &&
      !sources.some((source) => said.test(plainText(source))),
  );
  return untrue ? { after: null, why: 'no tool did what this tells as done' } : undefined;
}

function isTold(plain: string, said: RegExp): boolean {
  const found = said.exec(plain);
  if (found === null) return false;
  return (
    !OPEN_BEFORE.test(plain.slice(0, found.index)) &&
    !OPEN_AFTER.test(plain.slice(found.index + found[0].length))
  );
}
