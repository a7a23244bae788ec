import type { Token } from './token';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** After these, "3x" is how many; after other words it may be what the thing is called: "the 3x zoom". */
const LEADS = words(
  'buy order purchase get take want need have like subscribe add send give me us and plus also please just ,',
);
/** Before these, or at the end, "x 3" is how many; before other words it is part of a name: "AAA x 4 batteries". */
const TRAILS = words('please thanks thank now today too also instead then for at each and plus in to asap ,');

/** Whether what begins at a position can open what is ordered. */
export function leads(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || LEADS.has(before.text);
}

/** Whether what is ordered can end before a position. */
export function trails(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next === undefined || next.kind === 'stop' || next.kind === 'currency' || TRAILS.has(next.text);
}
