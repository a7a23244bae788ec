/** What the demo shop says about itself. One heading, one answer. */
export const DEMO_KNOWLEDGE = `# Demo shop

## Free shipping

We do offer free shipping on all orders over $50!

## Shipping costs

Standard shipping costs $5.95 for orders up to $50 and nothing above. Express shipping costs $14.95.

## Delivery time

Standard delivery takes 3 to 5 working days, express delivery 1 to 2. You get a tracking link by e-mail when your parcel
leaves us.

## International shipping

We ship to the United States, Canada, Mexico and the European Union. Orders from outside the United States take 7 to 12
working days; customs duties are shown before you pay.

## Returns and refunds

You can return clothes, dresses, shoes, toys and everything else within 30 days of delivery, unused and with its tags,
for a full refund. The return label is free. The money is back on your card 5 working days after the parcel reached us.

## Exchanges

To exchange an item for another size or colour, start a return and choose "exchange": we send the new one as soon as the
old one is on its way.

## Payment methods

We take Visa, Mastercard, American Express, PayPal, Apple Pay and Google Pay, and gift cards of ours. Your card is
charged when the order leaves our warehouse.

## Sizes and size chart

Children's sizes follow the age in years: size 10 fits most ten-year-olds, about 140 cm tall. Women's and men's sizes run
from XS to XXL. If you are between two sizes, take the larger one.

## Gift wrapping

We wrap gifts for $4.50 each, with a card that carries your own words. Choose gift wrapping in the basket.

## Changing or cancelling an order

An order can be changed or cancelled within one hour, under "My orders". After that it is being packed: return it
instead.

## Warranty

Electronics (headphones, speakers, watches and the like) and toys have a two-year warranty against faults. Send us a photograph of the fault and your order number.

## Opening hours

Our customer service is open Monday to Friday from 8 am to 8 pm and Saturday from 9 am to 5 pm, Eastern Time. The online
shop never closes.

## Contact

Write to hello@demo-shop.example or call +1 555 0100. We answer within one working day.

## Discounts and newsletter

Subscribers of our newsletter get 10% off their first order. Discount codes cannot be combined.

## Plans and pricing

There are three plans: Starter for $19, Team for $79 and Enterprise for $499 a month. Every plan can be tried for 14 days
without a card, and cancelled at the end of any month.

## Enterprise plan

The Enterprise plan has any number of sites and people, single sign-on, an uptime agreement and a person of your own to
call. A demonstration can be arranged.

## Privacy and data

We keep what is needed for your order and nothing else, never sell it, and delete your conversations with this assistant
when you ask us to.
`;
