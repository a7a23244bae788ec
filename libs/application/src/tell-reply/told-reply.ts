import { ClaimGate, printable, type DomainEvent, type ReplyPart } from '@app/domain';
import { type AgentOutput } from '../ports/agent';
import { type ReplyObserver } from './reply-news';

type Recommendation = Extract<ReplyPart, { kind: 'recommendation' }>;

/** What a reply's words and products have to pass before they are told. */
export interface ReplyCheck {
  /** What the supervisors leave of a text, by what is known so far. */
  readonly review: (text: string) => Promise<string>;
  /** What the catalogue bears out of a recommendation. */
  readonly bearOut: (recommendation: Recommendation) => Promise<readonly DomainEvent[]>;
}

/** Words that came and were not told yet, until they turn out to be no part of the reply. */
interface Draft {
  readonly gate: ClaimGate;
  isWaiting: boolean;
}

/** Tells one reply as it comes: harmless words at once, claims once they are reviewed, products once they are borne out. */
export class ToldReply {
  private draft: Draft = { gate: new ClaimGate(), isWaiting: false };
  private hasTold = false;
  private stopped = false;
  /** A message comes in the reply before what follows it, and is certain only at the end. */
  private isInOrder = true;
  private facts: Promise<void> = Promise.resolve();

  constructor(
    private readonly observe: ReplyObserver,
    private readonly check: ReplyCheck,
  ) {}

  hear(output: AgentOutput): void {
    switch (output.kind) {
      case 'text-delta':
        this.draft.gate.push(printable(output.text));
        void this.tellWords(this.draft).catch(() => this.stop());
        break;
      case 'text-void':
      case 'substitution':
        this.forget();
        break;
      case 'recommendation':
        if (this.isInOrder) this.tellFacts(output);
        break;
      case 'message':
      case 'suggestions':
      case 'handover':
        this.isInOrder = false;
        break;
      case 'search':
      case 'knowledge':
      case 'phase':
      case 'tool-call':
      case 'tool-result':
      case 'model-call':
      case 'refusal':
      case 'withheld':
      case 'review':
        break;
    }
  }

  /** The reply is there, or will never be: nothing more is told of it. */
  stop(): void {
    this.stopped = true;
  }

  private async tellWords(draft: Draft): Promise<void> {
    if (draft.isWaiting) return;
    for (let next = draft.gate.next(); next !== undefined; next = draft.gate.next()) {
      let { text } = next;
      if (next.kind === 'claim') {
        draft.isWaiting = true;
        text = draft.gate.settle(await this.check.review(text));
        draft.isWaiting = false;
      }
      if (this.stopped || this.draft !== draft) return;
      if (text !== '') this.tell({ kind: 'words', text });
    }
  }

  private tellFacts(recommendation: Recommendation): void {
    this.facts = this.facts
      .then(async () => {
        for (const fact of await this.check.bearOut(recommendation)) this.tell({ kind: 'fact', fact });
      })
      .catch(() => this.stop());
  }

  private forget(): void {
    this.draft = { gate: new ClaimGate(), isWaiting: false };
    if (this.hasTold) this.tell({ kind: 'void' });
    this.hasTold = false;
  }

  private tell(news: Parameters<ReplyObserver>[0]): void {
    if (this.stopped) return;
    this.hasTold = true;
    this.observe(news);
  }
}
