import { fastest } from '@app/testing';
import fc from 'fast-check';
import type { Product } from '../product/product';
import type { ReviewFacts } from './draft';
import { reviewPromises } from './sales-manager';

const dress: Product = {
  productId: 'pink',
  title: 'Pink Dress',
  description: 'Soft, 100% cotton. Comes with a 2 year warranty.',
  brand: null,
  category: null,
  price: { amountMinor: 7990, currency: 'USD' },
  url: null,
  imageUrl: null,
  availability: 'in-stock',
  attributes: {},
  metadata: null,
};
const NOTHING: ReviewFacts = {
  products: [],
  knowledge: [],
  customer: '',
  limits: [],
  done: [],
  language: 'en',
};
const FACTS: ReviewFacts = {
  ...NOTHING,
  products: [dress],
  knowledge: [
    'Do you offer free shipping?\nYes, shipping is free on orders above 50 USD. Other orders ship for $5.',
    'Returns\nYou can return an item within 30 days for a full refund.',
    'Student discount\nStudents get 10% off with the code STUDENT.',
    'Delivery\nWe deliver within 3 to 5 business days.',
    'Cash back\nWe do not offer cash back.',
    '¿Hay envío gratis?\nEl envío es gratis desde 50 USD.',
  ],
};

describe('reviewPromises', () => {
  it.each([
    ['Here are 3 dresses under $20'],
    ['That is $79.90'],
    ['I found nothing under $20'],
    ['Hello! What are you looking for?'],
    ['Feel free to ask me anything.'],
    ['It is gluten-free and hands-free.'],
    ['Which size does she wear?'],
    ['It is 100% cotton.'],
    ['The Pink Dress comes with a 2 year warranty.'],
    ['Shipping is free on orders above $50.'],
    ['Yes, we offer free shipping on orders over 50 USD.'],
    ['Orders over $50 ship free, and the Pink Dress is $79.90.'],
    ['You can return it within 30 days.'],
    ['You get a full refund within 30 days.'],
    ['Students get 10% off.'],
    ['Students get ten percent off with the code STUDENT.'],
    ['We deliver in 3 to 5 business days.'],
    ['I do not know whether there is a discount.'],
    ["I'm not sure about a warranty."],
    ['We do not offer cash back.'],
    ["Sorry, we don't have coupons."],
    ['Do you have a coupon code?'],
    ['Would you like to know about our return policy?'],
    ['El envío es gratis desde 50 USD.'],
    ['It turns off by itself.'],
    ['Shall I save it for later?'],
    ['We have a student discount.'],
    ['What is the dress code?'],
    ['It matches any outfit.'],
    ['The X200 is a good camera.'],
    ['Shipping is free on orders above $50, and you can return within 30 days.'],
    ['I found 3 dresses; shipping is free on orders above $50.'],
  ])('lets %j pass', (text) => {
    const { review, messages } = reviewPromises([text], FACTS);
    expect({ verdict: review.verdict, messages }).toEqual({ verdict: 'approved', messages: [text] });
  });

  it.each([
    ['You get 50% off today!'],
    ['You get fifty percent off today!'],
    ['You get ５０％ off today!'],
    ['You get 5\u200b0% off.'],
    ['You get **50%** off.'],
    ['You get half\nprice today'],
    ['Take fifty\npercent off'],
    ['A 50 per cent discount is yours.'],
    ['Te doy un 50 por ciento de descuento.'],
    ['Te doy un descuento.'],
    ['Students get 20% off.'],
    ['Students get 50% off.'],
    ["I'll take $20 off."],
    ['Save $20 when you order now.'],
    ['It is half price today.'],
    ['Use the coupon SAVE10.'],
    ['Here is a promo code for you.'],
    ['There is a special offer for you.'],
    ['Shipping is free on every order.'],
    ['We always ship free.'],
    ['Free shipping, no minimum!'],
    ['Shipping is free on orders above $20.'],
    ['Free shipping on orders under $50.'],
    ['Free\nshipping on all orders'],
    ['A free gift is included.'],
    ['You get a free trial.'],
    ['The second one is free.'],
    ['Installation is at no extra cost.'],
    ['Setup is complimentary.'],
    ['You can return it within 90 days.'],
    ['You can return it within 5 days.'],
    ['Return it any time, no questions asked.'],
    ['Money back within 60 days.'],
    ['We give a lifetime warranty.'],
    ['The Pink Dress comes with a 5 year warranty.'],
    ['Satisfaction guaranteed!'],
    ['Tiene garantía de diez años.'],
    ['We price match any shop.'],
    ['You get cash back.'],
    ['Buy one, get one free.'],
    ['2 for 1 today.'],
    ['This is the lowest price anywhere.'],
    ['It arrives tomorrow.'],
    ['Next-day delivery is available.'],
    ['We ship within 24 hours.'],
    ['Delivered by Friday.'],
    ['Llega mañana.'],
    ['Pay later, interest-free.'],
    ['0% APR financing.'],
    ['Regalo gratis con tu compra.'],
    ['Not only free returns, but a free gift too!'],
    ['No other shop gives you this: 50% off.'],
    ["I'm not sure why, but you get 50% off."],
    ['How about a 50% discount?'],
    ['Can I offer you a discount of $20?'],
    ['Use code SAVE20 at checkout.'],
    ['With code HACK50 you save a lot.'],
    ['HACK50 gives you a better price.'],
    ['Usa el código HACK50.'],
    ['Utilisez le code HACK50.'],
    ['Gutscheincode HACK50.'],
    ['We match any competitor price.'],
    ['We cover the sales tax for you.'],
    ['It costs half as much as listed.'],
    ['Rabatt: 30 Prozent.'],
    ['Zum halben Preis.'],
    ['À moitié prix.'],
    ['Pela metade do preço.'],
    ['Kostenlos.'],
    ["C'est gratuit."],
    ['É grátis.'],
  ])('takes out %j', (text) => {
    const { review, messages } = reviewPromises(['Hello.', text, 'Which size?'], FACTS);
    expect(messages).toEqual(['Hello.', '', 'Which size?']);
    expect(review).toMatchObject({ supervisor: 'sales_manager', verdict: 'modified' });
    expect(review.comments).toContain('knowledge base');
  });

  it.each([
    ['Shipping is free on orders above $50.'],
    ['Students get 10% off.'],
    ['You can return it within 30 days.'],
    ['We deliver in 3 to 5 business days.'],
    ['The Pink Dress has a 2 year warranty.'],
    ['Kostenloser Versand.'],
    ['Livraison gratuite.'],
  ])('%j needs something to lean on', (text) => {
    expect(reviewPromises([text], NOTHING).messages).toEqual(['']);
  });

  it.each<[string, ReviewFacts['done']]>([
    ['Your order has been placed.', ['order-draft']],
    ['Order number 12345 confirmed.', ['order-draft']],
    ['Your demo is noted.', ['meeting']],
    ['I have scheduled your demo.', ['meeting']],
    ['I have reserved it for you.', ['order-draft']],
    ['I forwarded you to a colleague.', ['delegation']],
  ])('tells %j only when a tool did it', (text, done) => {
    const { review, messages } = reviewPromises([text], FACTS);
    expect(messages).toEqual(['']);
    expect(review.comments).toBe('no tool did what this tells as done');
    expect(reviewPromises([text], { ...FACTS, done }).messages).toEqual([text]);
  });

  it.each([
    ['Would you like to book a demo?'],
    ['Once your order is placed, you get a mail.'],
    ['Your order is confirmed by mail.'],
    ['I have not placed your order yet.'],
    ['I am passing you on to a colleague, who will take it from here.'],
    ['Thank you, I have noted that.'],
  ])('%j tells nothing as done', (text) => {
    expect(reviewPromises([text], FACTS).messages).toEqual([text]);
  });

  it('a shop that denies a thing does not cover it', () => {
    const facts = {
      ...NOTHING,
      knowledge: ['Do you offer refunds?\nNo, we do not.', 'Warranty\nThere is no warranty.'],
    };
    expect(reviewPromises(['We offer refunds.', 'It has a warranty.'], facts).messages).toEqual(['', '']);
  });

  it('never throws and is quick', async () => {
    const piece = fc.constantFrom(
      '50',
      '%',
      ' off',
      'free ',
      'shipping',
      '. ',
      '\n',
      ' no ',
      '?',
      'Pink Dress',
      '$',
      ' days',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (messages) => {
        expect(reviewPromises(messages, FACTS).messages).toHaveLength(messages.length);
      }),
      { numRuns: 1_000 },
    );
    const usual = ['Here are 3 dresses under $20. Which size?'];
    expect(await fastest(200, () => reviewPromises(usual, FACTS), 3)).toBeLessThan(3);
  });
});
