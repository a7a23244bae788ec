import {
  canonicalJson,
  DomainError,
  EMPTY_MEMORY,
  evolveAll,
  readEventRecord,
  type Memory,
  type StateHeader,
} from '@app/domain';
import { type StateRecord } from '../ports/turn-store';
import { stateDigest } from '../run-turn/state-digest';

/** A stored state, with the number of events that it was stored with. */
export type ScannedState = StateRecord & { readonly declaredEvents: number };

interface Checked {
  readonly header: StateHeader;
  /** Undefined where an event in the lineage cannot be read. */
  readonly memory: Memory | undefined;
}

/** Checks a session's states one by one, parents before children. */
export class SessionCheck {
  private readonly checked = new Map<string, Checked>();
  private roots = 0;

  constructor(readonly sessionId: string) {}

  /** What is wrong with the next state; empty: nothing. */
  check(state: ScannedState): readonly string[] {
    const { header, events, declaredEvents } = state;
    const parent = header.parentStateId === null ? undefined : this.checked.get(header.parentStateId);
    const problems = [...this.treeProblems(header, parent)];
    if (events.length !== declaredEvents) {
      problems.push(`has ${events.length} events and was stored with ${declaredEvents}`);
    }
    if (stateDigest(header, events, parent?.header.digest ?? null) !== header.digest) {
      problems.push('does not match its digest');
    }
    const memory = this.fold(state, parent, problems);
    this.checked.set(header.stateId, { header, memory });
    return problems;
  }

  /** Whether a stored fold is that of the state's lineage. True where the lineage itself cannot be folded. */
  isFoldOf(stateId: string, snapshot: Memory): boolean {
    const memory = this.checked.get(stateId)?.memory;
    return memory === undefined || canonicalJson(memory) === canonicalJson(snapshot);
  }

  private *treeProblems(header: StateHeader, parent: Checked | undefined): Iterable<string> {
    if (header.parentStateId === null) {
      this.roots += 1;
      if (this.roots > 1) yield 'is a second root of its session';
      if (header.depth !== 1) yield `is a root at depth ${header.depth}`;
    } else if (parent === undefined) {
      yield `has a parent ${header.parentStateId} that its session does not have`;
    } else if (header.depth !== parent.header.depth + 1) {
      yield `is at depth ${header.depth} below a parent at depth ${parent.header.depth}`;
    }
  }

  private fold(
    { header, events }: ScannedState,
    parent: Checked | undefined,
    problems: string[],
  ): Memory | undefined {
    const before = header.parentStateId === null ? EMPTY_MEMORY : parent?.memory;
    try {
      const facts = events.map(readEventRecord);
      return before === undefined ? undefined : evolveAll(before, facts);
    } catch (error) {
      problems.push(error instanceof DomainError ? error.message : 'holds an event that cannot be folded');
      return undefined;
    }
  }
}
