import type { DemoProduct } from './demo-product';

/** What `site_456` sells: subscriptions to the shop platform. Prices are per month. */
export const PLANS: readonly DemoProduct[] = [
  {
    productId: 'plan-starter',
    title: 'Starter Plan',
    description: 'For one person: one site, 1,000 conversations a month, e-mail support.',
    category: 'Plans',
    price: 19,
    attributes: { billing: 'monthly', seats: '1' },
  },
  {
    productId: 'plan-team',
    title: 'Team Plan',
    description: 'For up to ten people: three sites, 10,000 conversations a month, chat support.',
    category: 'Plans',
    price: 79,
    attributes: { billing: 'monthly', seats: '10' },
  },
  {
    productId: 'plan-enterprise',
    title: 'Enterprise Plan',
    description:
      'For large companies: any number of sites and people, single sign-on, an uptime agreement and a person of your own to call.',
    category: 'Plans',
    price: 499,
    attributes: { billing: 'monthly', seats: 'unlimited' },
  },
];
