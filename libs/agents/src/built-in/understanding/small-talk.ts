import type { Understanding } from './understanding';

type SmallTalk = Extract<
  Understanding,
  {
    readonly kind:
      | 'greeting'
      | 'thanks'
      | 'goodbye'
      | 'yes'
      | 'no'
      | 'capabilities'
      | 'identity'
      | 'handover'
      | 'appointment';
  }
>['kind'];

/** Whole sentences, or their beginnings, that say nothing about products. Tried in this order. */
const WHOLE: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'handover',
    /\b(?:(?:talk|speak|chat) (?:to|with) (?:(?:the|your|a|someone (?:in|from)|somebody (?:in|from)) )?sales\b|(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through|pass me|get me|write)\b.{0,30}\b(?:human|person|someone|somebody|agent|representative|rep|advisor|adviser|colleague|staff|support|operator|employee|team|salesperson|manager)|(?:real|live|actual) (?:person|human|agent)|human (?:please|agent|being|support)|customer (?:service|support)|call me(?: back)?|want a human|need a human|human help)\b|^(?:human|agent|operator|representative)$/,
  ],
  [
    'appointment',
    /\b(?:appointment|(?:book|have|get|want|like|need|do) (?:a|an|my) (?:\w+ )?(?:visit|call|consultation|demo|fitting|slot|meeting|walkthrough|demonstration)|schedule (?:a|an)|reschedule|book me|set up (?:a|an) (?:\w+ )?(?:visit|call|demo|meeting)|a demo (?:on|at|for|next|this|tomorrow)|make a reservation|come by for|reserve a (?:time|slot)|arrange a (?:visit|call|meeting))\b/,
  ],
  [
    'identity',
    /\b(?:are you|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:real )?(?:bot|robot|human|person|ai|machine|computer|real)\b|\bwho are you\b|\bwhats your name\b|\bwhat is your name\b/,
  ],
  [
    'capabilities',
    /^(?:(?:so |and )?what can you (?:do|help)|(?:can|could) you help(?: me)?$|how (?:can|do) you (?:help|work)|i need (?:some )?help$|help(?: me)?(?: please)?$|what (?:do you (?:do|sell|have|offer)|products do you (?:sell|have|offer)|are my options)$|i (?:want|would like|id like|need) to (?:buy|shop)(?: something)?$)/,
  ],
  [
    'goodbye',
    /^(?:(?:ok|okay|thanks|thank you|great|no)\s)*(?:bye|goodbye|bye bye|good bye|see you|see ya|farewell|cya|have a (?:nice|good|great) (?:day|evening|one|weekend)|good night|thats all(?: for (?:now|today))?|that is all|im done|take care)\b/,
  ],
  [
    'thanks',
    /^(?:(?:ok|okay|great|perfect|awesome|cool|super|wow|lovely|nice) ){0,2}(?:thank you|thanks|thx|thank u|ty|tks|cheers|many thanks|much appreciated|appreciate it)(?: (?:so much|very much|a lot|you|for (?:your|the) (?:help|info|information|time)|again|anyway|then))*$/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|heya|hiya|howdy|yo|hallo|hola|greetings|good (?:morning|afternoon|evening|day)|sup|whats up)(?: (?:there|again|all|everyone|team|you|friend|how are you(?: doing)?(?: today)?|how is it going|hows it going|,))*$|^how are you(?: doing)?(?: today)?$/,
  ],
  [
    'yes',
    /^(?:yes|yeah|yep|yup|sure|ok|okay|of course|please do|absolutely|definitely|sounds good|go ahead|why not|correct|right|exactly|thats right|do it|show me|show them|yes please|please|si|alright|great|perfect|cool|good|fine|lets see|i would|i do|id love (?:to|that)|that would be (?:great|nice|good)|id like that)(?: (?:yes|please|sure|do|thanks|go ahead|show me|why not|of course|thank you|show them|i would|i do|that would be (?:great|nice|good)|sounds good|,|lets see))*$/,
  ],
  [
    'no',
    /^(?:no|nope|nah|not really|not now|no thanks|no thank you|not yet|none|neither|neither of (?:them|these|those)|none of (?:them|these|those)|i dont think so|dont|not interested|no need|never)(?: (?:no|thanks|thank you|really|not really|i dont|not now|that is ok|thats (?:ok|fine|it|all)|im (?:good|fine|ok)|,))*$/,
  ],
];

/** An opening that is followed by something else: "hi there, I need a mouse". */
const OPENINGS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    /^(?:hi|hello|hey|howdy|hallo|good (?:morning|afternoon|evening|day))\b(?: there| again| team)?(?: how are you)?(?: ,)?(?= )/,
  ],
  ['yes', /^(?:yes|yeah|yep|yup|sure)\b(?: please)?(?: ,)?(?= )/],
  ['no', /^(?:no|nope|nah)\b(?: thanks| thank you)?(?: ,(?= )|(?= i\b| im\b| id\b| show\b| thats\b))/],
  ['thanks', /^(?:thanks|thank you|thx)\b(?: so much| a lot| very much)?(?: ,)?(?= )/],
];

export function readSmallTalk(sentence: string): SmallTalk | undefined {
  const plain = sentence
    .replace(/ ,(?= )/g, '')
    .replace(/[ ,]+$/, '')
    .slice(0, 400);
  return WHOLE.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** How many words at the beginning only open the sentence, and what they are. */
export function readOpening(
  sentence: string,
): { readonly kind: SmallTalk; readonly words: number } | undefined {
  for (const [kind, pattern] of OPENINGS) {
    const opening = pattern.exec(sentence)?.[0].trim();
    if (opening !== undefined && opening !== '') return { kind, words: opening.split(' ').length };
  }
  return undefined;
}
