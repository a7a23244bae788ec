/** What a Spanish phrase says in the words that the readers know; `=` stands between the two. Folded: no accents. */
const PHRASES = `
  hola = hello
  buenos dias = good morning
  buenas tardes = good afternoon
  buenas noches = good evening
  buenas = hello
  gracias = thanks
  muchas gracias = thanks
  adios = bye
  hasta luego = bye
  si = yes
  si por favor = yes please
  claro = sure
  vale = ok
  de acuerdo = ok
  por favor = please
  no gracias = no thanks
  busco = i need
  estoy buscando = i need
  quiero = i want
  quisiera = i want
  necesito = i need
  me gustaria = i want
  me interesa = i want
  muestrame = show me
  ensename = show me
  mostrar = show me
  tienes = do you have
  tiene = do you have
  tienen = do you have
  teneis = do you have
  hay = do you have
  vendes = do you have
  venden = do you have
  menos de = under
  por menos de = under
  por debajo de = under
  hasta = under
  maximo = under
  como maximo = under
  no mas de = under
  mas de = over
  desde = over
  al menos = at least
  entre = between
  dolares = dollars
  dolar = dollar
  pesos = pesos
  mas barato = cheaper
  mas barata = cheaper
  mas baratos = cheaper
  mas baratas = cheaper
  algo mas barato = cheaper
  mas economico = cheaper
  mas economicos = cheaper
  demasiado caro = too expensive
  muy caro = too expensive
  mas caro = more expensive
  mas caros = more expensive
  barato = cheap
  barata = cheap
  baratos = cheap
  baratas = cheap
  el mas barato = the cheapest
  la mas barata = the cheapest
  los mas baratos = the cheapest
  muestrame mas = show me more
  mas opciones = more options
  algo mas = anything else
  otros = others
  el primero = the first one
  la primera = the first one
  el segundo = the second one
  la segunda = the second one
  el tercero = the third one
  la tercera = the third one
  el ultimo = the last one
  la ultima = the last one
  cuanto cuesta = how much is it
  cuanto cuestan = how much are they
  cuanto vale = how much is it
  que precio tiene = how much is it
  cuentame mas sobre = tell me more about
  mas informacion sobre = tell me more about
  comparalos = compare them
  compara = compare
  lo compro = i will take it
  me lo llevo = i will take it
  lo quiero = i will take it
  me la llevo = i will take it
  quiero comprar = i want to buy
  me llevo = i will take
  de ellos = of them
  de esos = of those
  dos = two
  tres = three
  cuatro = four
  cinco = five
  seis = six
  siete = seven
  ocho = eight
  nueve = nine
  diez = ten
  comprar = buy
  pedir = order
  cualquier marca = any brand
  cualquier color = any colour
  cualquier talla = any size
  otro color = another colour
  otra marca = another brand
  talla = size
  empezar de nuevo = start over
  hablar con una persona = talk to a person
  hablar con alguien = talk to someone
  hablar con un humano = talk to a human
  hablar con un agente = talk to an agent
  hablar con un companero = talk to a colleague
  una persona = a person
  reservar una cita = book an appointment
  agendar una cita = book an appointment
  reservar una demo = book a demo
  agendar una demo = book a demo
  una demo = a demo
  una llamada = a call
  una reunion = a meeting
  manana = tomorrow
  hoy = today
  un = a
  una = a
  unos = some
  unas = some
  el = the
  la = the
  los = the
  las = the
  y = and
  o = or
  con = with
  sin = without
  para = for
  en = in
  de = of
  del = of
  al = to
  que = that
  mi = my
  me = me
  tambien = also
  pero = but
  otro = another
  otra = another
  algo = something
  alguno = any
  alguna = any
  algun = any
  es = is
  son = are
  esta = is
  este = this
  ese = that
  eso = that
  mas = more
`;

/** Longest phrase first. */
export const SPANISH_PHRASES: readonly {
  readonly said: readonly string[];
  readonly meant: readonly string[];
}[] = PHRASES.trim()
  .split('\n')
  .map((line) => line.trim().split(' = '))
  .map(([said = '', meant = '']) => ({ said: said.split(' '), meant: meant.split(' ') }))
  .sort((left, right) => right.said.length - left.said.length);

/** One of these, and a sentence is Spanish; of the others it takes two. */
export const SURELY_SPANISH: ReadonlySet<string> = new Set(
  `busco quiero quisiera necesito tienes tienen teneis vendes venden muestrame ensename cuanto cuesta gracias barato
  baratos barata baratas dolares`.split(/\s+/),
);
export const PERHAPS_SPANISH: ReadonlySet<string> = new Set(
  'una unos unas los las para con sin que hay menos mas por favor como donde algo muy tambien mi es de el la en'.split(
    ' ',
  ),
);
