const MOST_CODE_POINTS = 60;
const MOST_WORDS = 6;
/** Code units of the message that are read for it: what it is about stands at its beginning. */
const MOST_READ = 1_000;

interface TitleWords {
  readonly fallback: string;
  /** Words that say nothing of what it is about. */
  readonly stop: ReadonlySet<string>;
  readonly make: (topic: string) => string;
}

const wordSet = (words: string) => new Set(words.split(' '));

const ENGLISH: TitleWords = {
  fallback: 'New Conversation',
  stop: wordSet(
    "a about able actually again all also am an and any anybody anyone are as ask at awesome be been but buy by bye can can't check could couldn't day dear did do does doesn't doing don't else ever evening find for from fine get give glad go going good got great guys had has have having he hello help her here hey hi him his how i i'd i'll i'm i've if in inquire inquiry interested into is it it's its just kind know let like little look looking lot love made make many may maybe me might more morning most much my myself name need needs new nice no not now of off offer ok okay on one ones only or order our out over please possible pls purchase question questions quick really right same say see sell send shall she should show so some somebody someone something sorry sort still such suppose sure take talk tell than thank thanks that that's the their them then there there's these they thing things think this those to today too try trying um us use very want wanted wants was we welcome well were what what's when where which while who why will with wonder wondering won't would yeah yes yet you you're your",
  ),
  make: (topic) => `${topic} Inquiry`,
};
const SPANISH: TitleWords = {
  fallback: 'Nueva conversación',
  stop: wordSet(
    'a acerca ahora al algo alguien algún alguna algunas algunos amigo amigos aquí así ayuda ayudar ayudarme bien buen buena buenas bueno buenos busco buscando cómo como comprar con conmigo consulta cosa cosas cual cuál cuáles cuánto cuánta cuántos cuesta cuestan dame de decir decirme del desde días dónde donde e el él ella ellos en encontrar era eres es esa ese eso esta está están estar este esto estos estas estoy favor fue gracias gustaría ha hacer han hay he hola información interesa interesado interesada la las le les lo los más me mi mis muy nada necesito ni no noches nos o ofrecen para pero poco podría podrías por pregunta puede puedo puedes pueden que qué quería quiero quisiera quien quién saber se sea ser si sí sin sobre solo son soy su sus también tarde tardes tengo tener tiene tienen tienes todo tu tú u un una unas unos usted ustedes vale venden vender ver vez y ya yo',
  ),
  make: (topic) => `Consulta: ${topic}`,
};

/**
 * A conversation's title from its first message: what it is about, in title case, at most 60 code points.
 * @param language BCP 47 tag; Spanish has its own words, everything else reads as English
 */
export function titleOf(text: string, language: string): string {
  const words = language.toLowerCase().startsWith('es') ? SPANISH : ENGLISH;
  const told = text
    .slice(0, MOST_READ)
    .toWellFormed()
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => !word.includes('@'))
    .map((word) => word.replace(/https?:\/\/.*/u, ' '))
    .join(' ')
    .replace(/[’‘]/gu, "'")
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu);
  const topic = (told ?? [])
    .map((word) => word.replace(/['-]+$/u, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !words.stop.has(word.toLowerCase()));
  if (!topic.some((word) => /\p{L}/u.test(word))) return words.fallback;
  for (let count = Math.min(topic.length, MOST_WORDS); count > 0; count -= 1) {
    const title = words.make(topic.slice(0, count).map(capitalised).join(' '));
    if ([...title].length <= MOST_CODE_POINTS) return title;
  }
  const room = MOST_CODE_POINTS - [...words.make('')].length;
  return words.make([...capitalised(topic[0] ?? '')].slice(0, room).join(''));
}

/** The first letter only: `iPhone` and `USB` are spelt as they are. */
function capitalised(word: string): string {
  if (word !== word.toLowerCase()) return word;
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
