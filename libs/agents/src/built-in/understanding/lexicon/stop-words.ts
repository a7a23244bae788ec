const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Words that carry no wish of their own. */
export const STOP_WORDS = set(`
  a about above actually after again all almost already also although always am among an and another any anybody anyone
  anything anyway are around as ask asking at available away b back be became because been before being below best better
  between bit both bring but buy buying by c called came can cannot cant  certain certainly come comes coming consider
  considering could couldnt currently d decent definitely did didnt different do does doesnt doing done dont  during
  e each either else enough etc even ever every everything exactly f fairly far few find finding fine fit fits for found
  from g get gets getting gimme give giving go goes going gonna good got great guess guys h had happen happy has hasnt have
  havent having he help helpful her here hers herself hi him himself his how however i id idea if ill im in inside instead
  interested into is isnt it item items its itself ive j just k keep kind kinda kindly know l lately later least let lets
  like liked likes ll look looked looking lot lots love m made make makes making many matter may maybe me mean meant might mind
  mine model models more moreover most mostly much must my myself n need needed needs neither never new next nice no nor not
  nothing now o of off offer offers often ok okay old on once one ones only onto option options or order other others our
  ours out over own p people perfect perhaps please pls plz possible possibly prefer preferably pretty product products
  provide purchase purposes put q quite r rather re really recommend recommendation recommendations regarding s said same
  saw say search searching see seem seems seen sell selling sells several she should show showing since so some
  somebody someone something somewhat somewhere soon sort sorts still stock stuff such suggest suggestion suggestions
  suitable sure t take takes tell than thank thanks that thats the their theirs them then there theres these they thing
  things think this those though through thus till to today together told too took toward towards tried try trying turn
  turns type types u um under unfortunately until up upon ur us use used useful using usually v various very via w wait
  wanna want wanted wanting wants was wasnt way we well went were weve what whatever whats when where wheres whether which
  while who whom whose why will wish with within without wont work works would wouldnt y yeah year years yes yet you
  youd your youre yours yourself youve z birthday present occasion nowadays day week month weekend christmas everyday price
  priced prices pricing cost costs budget money cheap cheaper cheapest affordable inexpensive brand brands colour color
  colours colors size sizes hello hey dear sir madam mr mrs friend mate bro exact preference preferences
  start restart reset scratch forget nevermind expensive pricey dear costly lower higher less affordable premium pricier quality limit
  th st nd rd yo old aged age turning instead else anymore  `);

/** Relatives and friends a thing is for: who it is for, not what it is. */
export const PEOPLE = set(`
  daughter daughters son sons kid kids child children baby toddler boy boys girl girls wife husband mother mom mum mommy father dad
  daddy sister sisters brother brothers girlfriend boyfriend partner aunt uncle niece nephew grandma grandmother grandpa
  grandfather granddaughter grandson cousin friend friends colleague colleagues boss teacher parents family woman women man
  men lady ladies gentleman gentlemen guy unisex teen teens teenager teenagers adult adults`);

/** Ordinary words that are also brands somewhere: they need a sign that the brand is meant. */
export const ORDINARY_WORDS = set(`
  act active adult alpha amber anchor apple arctic art balance bear best black blue boss brother canyon case chief choice
  classic clear close comfort coach cross dove dream eagle echo edge eco element energy equip essential express fashion
  fossil gap general gift global gold good green guess home honor honour hot ideal jumbo kid kids king little live logic
  lucky magic master max mini mint monster mother motion nature new next nothing off office one orange origin pink plan
  plus power premium pro pure puma ready red royal sharp silver simple sister small smart solid source space speed sport
  sports star sun super target team total trend trust twin union universal uno unit vans vision watch white wild world
  yellow you`);
