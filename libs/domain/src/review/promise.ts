/** A kind of promise: how it is made, and the words by which a shop's own text would cover it. */
export interface Promised {
  readonly said: RegExp;
  readonly covered: RegExp;
  /** What the sentence must be about for any policy to cover it: a bare `it is free` is covered by none. */
  readonly about?: RegExp;
  /** Words that the shop's text must have too, such as a discount code. */
  readonly quoted?: RegExp;
}

/** Things that shops do for their customers, other words for one thing together. */
const SERVICES: readonly RegExp[] = [
  /(?<!\p{L})(?:ship|deliver|env[ií]|entreg|versand|liefer|livraison|frete|spedizion|consegn)/iu,
  /(?<!\p{L})(?:return|exchange|devol)/iu,
  /(?<!\p{L})(?:gift|regal)/iu,
  /(?<!\p{L})(?:trial|prueba)/iu,
  /(?<!\p{L})(?:install|instal)/iu,
  /(?<!\p{L})set-?up|(?<!\p{L})assembl|(?<!\p{L})montaje/iu,
  /(?<!\p{L})(?:upgrade|mejora)/iu,
  /(?<!\p{L})(?:sample|muestra)/iu,
  /(?<!\p{L})(?:replacement|repair|repar|reemplaz)/iu,
  /(?<!\p{L})(?:support|soporte|consult|demo(?!\p{L}))/iu,
  /(?<!\p{L})(?:pick-?up|recog)/iu,
  /(?<!\p{L})satisf/iu,
];
const ANY_SERVICE = new RegExp(SERVICES.map(({ source }) => source).join('|'), 'iu');

/** What a promise may not add to the policy it leans on: services, haste, and doing without exceptions. */
export const TERMS: readonly RegExp[] = [
  ...SERVICES,
  /(?<!\p{L})(?:today|tonight|hoy|same[- ]day)(?!\p{L})/iu,
  /(?<!\p{L})(?:tomorrow|next[- ]day|overnight|mañana)(?!\p{L})/iu,
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\p{L})/iu,
  /(?<!\p{L})(?:express|worldwide|international|internacional)/iu,
  /(?<!\p{L})(?:lifetime|forever|unlimited|de por vida|ilimitad)/iu,
  /(?<!\p{L})(?:no questions|any ?time|hassle-free|cuando quieras)/iu,
  /(?<!\p{L})(?:(?:all|every|any) (?:\p{L}+ )?(?:order|purchase|product|item)s?|everything|always|no minimum|whatever you|todos los pedidos|cualquier pedido|siempre|sin m[ií]nimo)(?!\p{L})/iu,
];

const THINGS =
  'shipping|deliver|gift|return|exchange|trial|install|set-?up|upgrade|sample|replacement|month|repair|support|assembly|item|product';

export const PROMISES: readonly Promised[] = [
  {
    said: /\d ?%(?! ?sur[ae])|\d ?per ?cent(?!\p{L})|\d ?por ?ciento/iu,
    covered: /%|per ?cent|por ?ciento/iu,
  },
  {
    said: /(?<!\p{L})(?:discount|rebate|mark(?:ed)?[- ]?down|descuento|rebaja|dto\.?(?!\p{L})|rabatt|nachlass|remise|réduction|desconto|sconto)/iu,
    covered:
      /discount|rebate|mark(?:ed)?[- ]?down|descuento|rebaja|dto|% off|rabatt|nachlass|remise|réduction|desconto|sconto/iu,
    about:
      /\d|(?<!\p{L})(?!our|the|some|this|that)(?:student|senior|member|loyal|volume|bulk|annual|year|first|newsletter|code|estudiant|miembro|volumen|c[oó]digo|primera)/iu,
  },
  {
    said: /\d[\d.,]*\S{0,3}(?: (?:dollars|bucks|euros|usd|percent))? off(?!\p{L})|(?<!\p{L})(?:half|knock(?:ed)?|take|get) (?:price|off|\S+ off)(?!\p{L})|(?<!\p{L})half[- ](?:price|off)|mitad de precio/iu,
    covered: /(?<!\p{L})off(?!\p{L})|half[- ]price|mitad de precio/iu,
  },
  {
    said: /(?<!\p{L})half (?:as much|(?:of )?(?:the|its|that) price)(?!\p{L})|(?<!\p{L})(?:mitad del precio|halbe[nrm]? preis|moitié prix|metade do preço|metà prezzo)/iu,
    covered: /(?<!\p{L})half|50 ?%|mitad|halbe|moitié|metade|metà/iu,
  },
  {
    said: /(?<!\p{L})(?:(?:use|with|apply|enter) (?:the |this |my |our )?(?:discount )?code|(?:usa|con|utiliza|introduce) el código|(?:utilisez|avec) le code|mit (?:dem )?(?:gutschein|rabatt)?code|gutschein|use o código|(?:usa|con) il codice) ?\S|(?<=(?<!\p{L})[a-z]{3,12})\d{1,4} (?:gives|gets|saves|takes|unlocks) (?:you|it|your)(?!\p{L})|(?<!\p{L})(?:gives|gets) you an? (?:better|lower|special) price/iu,
    covered: /(?<!\p{L})(?:code|coupon|voucher|promo|cup[oó]n|c[oó]digo|codice|gutschein)/iu,
    quoted: /(?<![\p{L}\d])[A-Z]{3,12}\d{1,4}(?![\p{L}\d])|(?<=(?:code|código|codice) )[A-Z][A-Z\d]{2,}/gu,
  },
  {
    said: /(?<!\p{L})(?:we|i|shop|store) (?:will |can |also |gladly )?(?:match|beat) (?:any|every|all|the|their|your|a) (?:\p{L}+ ){0,3}(?:prices?|offers?|quotes?)(?!\p{L})|(?<!\p{L})(?:we|i|shop|store)(?: will|'ll| can)? (?:cover|pay|absorb|waive) (?:the |your |all |any )?(?:\p{L}+ )?(?:tax(?:es)?|shipping|postage|delivery|customs|duties|fees?)(?!\p{L})/iu,
    covered: /match|beat|cover|pay|absorb|waive/iu,
  },
  {
    said: /(?<!\p{L})(?:coupon|voucher|promo(?:tion|tional)?s?(?!\p{L})|cup[oó]n|special (?:offer|price|deal)|oferta especial)/iu,
    covered: /coupon|voucher|promo|cup[oó]n|special|oferta/iu,
  },
  {
    said: new RegExp(
      `(?<![\\p{L}-])free (?:of charge|(?:(?:express|standard|next-day|same-day|worldwide|international|home|overnight|and easy|extended) ){0,2}(?:${THINGS}))|(?<!\\p{L})(?:for|is|are|it's|ships?|delivered|get \\S{1,20}|absolutely|totally|completely) free(?![\\p{L}-])|(?<!\\p{L})(?:${THINGS})s? (?:\\p{L}+ ){0,3}free(?![\\p{L}-])|\\d free(?!\\p{L})|one free`,
      'iu',
    ),
    covered: /(?<![\p{L}-])free|grat(?:is|uit)|no (?:extra |additional )?(?:cost|charge)/iu,
    about: ANY_SERVICE,
  },
  {
    said: /(?<!\p{L})(?:gr[aá]tis|gratuit(?:[oa]?s?|es?|amente|ement)|kostenlos\p{L}{0,2}|kostenfrei\p{L}{0,2}|umsonst)(?!\p{L})|(?:no|without|any) (?:extra |additional )?(?:charge|cost)(?!\p{L})|on the house|complimentary|sin (?:costo|coste|cargo)/iu,
    covered:
      /(?<![\p{L}-])free|gr[aá]t(?:is|uit)|kostenlos|kostenfrei|no (?:extra |additional )?(?:cost|charge)|complimentary|sin (?:costo|coste|cargo)/iu,
    about: ANY_SERVICE,
  },
  {
    said: /(?<!\p{L})(?:money[- ]back|refund|reembols|devoluci[oó]n|devolver)/iu,
    covered: /money[- ]back|refund|reembols|devoluci|devolver|return/iu,
  },
  {
    said: /(?<!\p{L})(?:returns?|exchanges?|returned|exchanged|send (?:it|them) back)(?!\p{L}).{0,40}(?:\d|anytime|any time|lifetime|no questions|hassle)/iu,
    covered: /return|exchange|send .{0,10}back|devoluci/iu,
  },
  {
    said: /(?<!\p{L})(?:guarantee|warrant|garant[ií]|risk-free|sin riesgo)/iu,
    covered: /guarantee|warrant|garant[ií]|risk-free/iu,
    about: /warrant|garant[ií]a|\d|guaranteed? (?:for|by|within|on|that)/iu,
  },
  {
    said: /price[- ](?:match|beat|protect)|cash ?back|(?<!\p{L})(?:buy (?:one|two|\d)|bogo)(?!\p{L})|\d ?(?:x|for|por) ?\d(?!\d|\p{L})|best price|lowest price|mejor precio/iu,
    covered:
      /price[- ](?:match|beat|protect)|cash ?back|buy (?:one|two|\d)|bogo|\dx\d|best price|lowest price|mejor precio/iu,
  },
  {
    said: /(?<!\p{L})(?:save|saving|ahorra[sr]?) (?:\p{L}+ ){0,3}[$€£¥]?\d/iu,
    covered: /(?<!\p{L})(?:sav|ahorr|discount|off(?!\p{L})|descuento)/iu,
  },
  {
    said: /(?<!\p{L})(?:same|next)[- ]day|overnight (?:shipping|delivery)|(?<!\p{L})(?:deliver|ship|arriv|env[ií]|lleg|entreg)\p{L}*(?!\p{L}).{0,40}(?:today|tonight|tomorrow|\d ?-? ?(?:business |working )?(?:hour|day|hora|d[ií]a)|hoy|mañana(?!\p{L})|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)/iu,
    covered: /deliver|ship|arriv|env[ií]|entreg|lleg|same[- ]day|next[- ]day/iu,
  },
  {
    said: /(?<!\p{L})(?:financing|instal?lments?|interest[- ]free|0 ?% apr|meses sin intereses|pay later|a plazos)/iu,
    covered: /financ|instal?lment|interest|apr|intereses|pay later|plazos/iu,
  },
];

/** Denials: `no free shipping`, `we do not offer discounts`; `not only` and `no matter` deny nothing. */
export const DENIAL =
  /(?<!\p{L})(?:no|not|don't|doesn't|can't|cannot|won't|isn't|aren't|never|without|unfortunately|sin|ning[uú]n[oa]?)(?!\p{L})(?! (?:only|just|matter|questions|minimum|s[oó]lo|cost|charge|extra|additional))/iu;

/** The customer is asked about a wish, and offered nothing. */
export const INQUIRY =
  /(?<!\p{L})(?:do you have|did you|are you (?:looking|asking)|were you|(?:would|do) you (?:like|want)(?: me)? to (?:know|hear|see|check|look|read)|(?:shall|should|can) i (?:check|look|search|tell)|what|which|how|looking for|tienes|buscas|quieres (?:saber|ver|que))(?!\p{L})[^.!]*\?\s*$/iu;

/** The agent says that it cannot tell. */
export const UNSURE =
  /(?<!\p{L})(?:not sure|don't know|do not know|can't promise|cannot promise|can't confirm|cannot confirm|couldn't find|could not find|found nothing|have no information|no s[eé]|no puedo (?:prometer|confirmar)|no encontr[eé])(?!\p{L})(?!.*(?<!\p{L})(?:but|pero)(?!\p{L}))/iu;
