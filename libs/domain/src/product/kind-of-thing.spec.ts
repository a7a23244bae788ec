import { searchTerms } from '../text/search-term';
import { kindVerdict } from './kind-of-thing';

const nouns = new Set(
  searchTerms('mouse keyboard printer laptop machine calculator headphones headset colour dress'),
);
const verdict = (title: string, kind: string) => kindVerdict(title, searchTerms(kind).join(''), nouns);

describe('kindVerdict', () => {
  it.each([
    ['HP USB Optical 3-button Mouse', 'mouse'],
    ['HP RJ316AA mouse Bluetooth 500 DPI', 'mouse'],
    ['HP RJ316AA mouse Bluetooth 500 DPI', 'mice'],
    ['Lenovo 06P4069 mouse USB Type-A Optical 400 DPI', 'mouse'],
    ['V7 MU300 PRO USB 6-Button Wired Mouse with Adjustable DPI - Black', 'mouse'],
    ['Big Crazy Mouse Black USB 2.0, 800dpi, 80cm cable', 'mouse'],
    ['Philips Notebook mouse SPM4900/10', 'mouse'],
    ['Casio HR-150TEC calculator Desktop Printing', 'calculator'],
    ['HP Designjet Z3100 24-in Photo Printer large format printer Colour', 'printer'],
    ['Lenovo tablet PC 10.1', 'tablet'],
    ['Philips SHE8500/10 headphones/headset In-ear Black,Chrome', 'headphones'],
    ['Acme wireless keyboard and mouse', 'keyboard'],
    ['Kensington Gel Mouse Pad', 'pad'],
    ['Speck PixelSkin mobile phone case Pink', 'case'],
    ['Targus 17” Laptop Slip Case', 'case'],
    ['Pink dress size 10yrs', 'dress'],
    ['dresses', 'dress'],
    ['Battery powered mouse', 'mouse'],
    ['Brass table lamp', 'lamp'],
    ['Red stand mixer, 5 l', 'mixer'],
    ['Case Logic camera', 'camera'],
    ['USB to HDMI adapter', 'adapter'],
    ['Nike for women running shoes', 'shoe'],
    ['Remote control car', 'car'],
    ['Flat screen monitor 24"', 'monitor'],
  ])('%s is a %s', (title, kind) => {
    expect(verdict(title, kind)).toBe('is');
  });

  it.each([
    ['Kensington Height Adjustable Gel Mouse Pad Black', 'mouse'],
    ['3M 70071503240 mouse pad Gray', 'mouse'],
    ['Kensington Mouse Wrist Pillow. Black', 'mouse'],
    ['Avocent PS/2 keyboard PS/2 mouse & VGA KVM cable 1.80 m Gray', 'mouse'],
    ['StarTech.com USB to PS/2 Adapter - Keyboard and Mouse', 'mouse'],
    ['Tripp Lite USB to PS/2 Adapter for Keyboard and Mouse', 'keyboard'],
    ['6in PS/2 Keyboard Mouse Splitter Cable Adapter', 'keyboard'],
    ['10 ft PS/2 Keyboard / Mouse Extension Cable - M/F', 'keyboard'],
    ['USB to PS/2 Keyboard and Mouse Converter Adapter', 'keyboard'],
    ['Replacement USB Mouse to PS/2 Adapter – F/M', 'mouse'],
    ['HP 16in Deluxe Carrying Case and Mobile Mouse Bundle notebook case', 'mouse'],
    ['Urban Factory Mouse Mat in Bamboo', 'mouse'],
    ['Newstar keyboard/mouse/LCD connector', 'keyboard'],
    ['Targus Laptop privacy filter screen 15"', 'laptop'],
    ['Speck PixelSkin mobile phone case Pink', 'phone'],
    ['Lexmark C500X29G printer kit', 'printer'],
    ['Spare knobs for keyboard', 'keyboard'],
    ['Rack Appliance with Camera', 'camera'],
    ['Targus screen protector Desktop/Laptop Universal', 'laptop'],
    ['Universal Laptop USB Docking Station with VGA', 'laptop'],
    ['Optical trackball', 'mouse'],
    ['', 'mouse'],
  ])('%s is no %s', (title, kind) => {
    expect(verdict(title, kind)).toBe('is-not');
  });

  it.each([
    ['Cordless phone answer machine', 'phone'],
    ['Doll dress printer', 'dress'],
    ['Coloured pencil set', 'pencil'],
  ])('whether %s is a %s cannot be told', (title, kind) => {
    expect(verdict(title, kind)).toBe('may-be');
  });
});
