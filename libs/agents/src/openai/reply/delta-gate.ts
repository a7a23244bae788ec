import type { EchoFilter } from './echo-filter';
import { finishedLength, withoutMarkup } from './markup';
import { withoutReasoning } from './reasoning';

/** Characters of a draft that are told; of a longer one the messages come whole. */
const LONGEST_DRAFT = 32_000;

/**
 * Lets text through as it comes, but no thinking aloud, no beginning of a secret, no markup or foreign address, and
 * nothing after an echo.
 */
export class DeltaGate {
  private text = '';
  private told = 0;
  private closed = false;

  /** @param links the addresses that may be told */
  constructor(
    private readonly echo: EchoFilter,
    private readonly links: ReadonlySet<string> = new Set(),
  ) {}

  /** @returns what may be told now; perhaps nothing */
  pass(piece: string): string {
    if (this.closed) return '';
    this.text += piece;
    return this.tell(finishedLength);
  }

  /** The text has ended: what began there is no markup. @returns what may be told yet */
  end(): string {
    return this.closed ? '' : this.tell(({ length }) => length);
  }

  private tell(lengthOf: (text: string) => number): string {
    const visible = withoutReasoning(this.text);
    this.closed = this.text.length > LONGEST_DRAFT || this.echo.echoes(visible);
    if (this.closed) return '';
    const safe = visible.slice(0, visible.length - this.heldBack(visible));
    const plain = withoutMarkup(safe.slice(0, lengthOf(safe)), this.links);
    const delta = plain.slice(this.told);
    this.told = Math.max(this.told, plain.length);
    return delta;
  }

  /** How much of the end may be the beginning of a secret. */
  private heldBack(text: string): number {
    const lower = text.toLowerCase();
    let most = 0;
    for (const secret of this.echo.secrets.map((value) => value.toLowerCase())) {
      for (let length = Math.min(secret.length - 1, lower.length); length > most; length -= 1) {
        if (lower.endsWith(secret.slice(0, length))) most = length;
      }
    }
    return most;
  }
}
