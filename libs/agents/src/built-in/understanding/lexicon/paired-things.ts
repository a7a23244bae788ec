/** What is sold by the pair, so that a pair of it is one. */
export const PAIRED: ReadonlySet<string> = new Set(
  `shoes socks boots sneakers trainers sandals slippers heels loafers flats pumps clogs moccasins flip-flops stockings tights
  leggings gloves mittens earrings cufflinks jeans trousers pants shorts chinos pajamas pyjamas glasses sunglasses eyeglasses
  goggles headphones earphones earbuds scissors pliers tweezers tongs binoculars skates skis crutches curtains chopsticks
  laces shoelaces insoles wipers zapatos zapatillas calcetines botas sandalias guantes pendientes gafas pantalones vaqueros
  medias auriculares tijeras esquis patines`.split(/\s+/),
);
