/** What the service's scripted agent, the floor and the peers answer: nothing that a supervisor would take out. */
export const INSTANT_REPLY = 'Gladly! What kind of present are you looking for, and for whom?';
