const SMALL = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

/** A price that is told in words alone, so that no amount can be checked: `nine ninety-nine`, `a tenner`. */
export const PRICE_IN_WORDS = new RegExp(
  [
    String.raw`(?<!\p{L})(?:tenner|fiver)s?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:a|(?:a )?single|one) (?:buck|quid)(?!\p{L})|(?<!\p{L})(?:a )?single (?:dollar|euro|pound)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:${SMALL}) (?:${TENS})[ -](?:${SMALL})(?!\p{L})`,
    String.raw`(?<=(?<!\p{L})(?:price is|costs?|only|just|for|at) )(?:${SMALL}|(?:${TENS})(?:-(?:${SMALL}))?) point (?:zero|${SMALL})(?!\p{L})`,
    String.raw`(?<=(?<!\p{L})drei(?:zehn|ßig)? )(?:dollars?|euros?|pfund)(?!\p{L})`,
    String.raw`[$€£] ?(?:${SMALL}|${TENS})(?!\p{L})`,
  ].join('|'),
  'iu',
);
