/** What both the service's scripted agent and the floor answer. */
export const INSTANT_REPLY = 'We do offer free shipping on all orders over fifty dollars!';
