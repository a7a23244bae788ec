import { aProduct } from '@app/testing';
import { missingWords, plainWords } from './product-words';

const notebook = aProduct({
  title: 'HP EliteBook Notebook 35.6 cm (14") 16 GB DDR4 256 GB SSD',
  brand: 'HP',
  category: 'Computers > Notebooks',
  description: 'Light T-shirt-thin case, USB-C.',
  attributes: {
    bluetooth: true,
    'touch screen': false,
    'internal memory': 16,
    'maximum internal memory': 64,
    ports: ['HDMI', 'USB'],
  },
});

describe('missingWords', () => {
  it.each<[string, string]>([
    ['notebooks', ''],
    ['light notebook', ''],
    ['bluetooth notebook', ''],
    ['touch notebook', 'touch'],
    ['16 gb', ''],
    ['64 gb', '64'],
    ['14 inch', ''],
    ['15 inch', '15'],
    ['hdmi usb-c', ''],
    ['waterproof notebook', 'waterproof'],
  ])('of %j misses %j', (words, missing) => {
    expect(missingWords(notebook, words.split(' ')).join(' ')).toBe(missing);
  });
});

describe('plainWords', () => {
  it('are those that only the word itself satisfies', () => {
    expect(plainWords('16 gb t-shirt, brass lamps'.split(' '))).toEqual(['brass', 'lamps']);
    expect(plainWords(['usb-c', '14', 'inch', '"', ''])).toEqual([]);
  });
});
