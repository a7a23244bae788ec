import type { EchoFilter } from './echo-filter';
import { finishedLength, withoutMarkup } from './markup';
import { withoutReasoning } from './reasoning';

/** Characters of a draft that are told; of a longer one the messages come whole. */
const LONGEST_DRAFT = 32_000;

/**
 * Lets text through as it comes, but no thinking aloud, no beginning of a secret or of the instructions, no markup or foreign
 * address, and nothing after an echo.
 */
export class DeltaGate {
  private text = '';
  private told = '';
  private closed = false;

  /** @param links the addresses that may be told */
  constructor(
    private readonly echo: EchoFilter,
    private readonly links: ReadonlySet<string> = new Set(),
  ) {}

  get hasTold(): boolean {
    return this.told !== '';
  }

  /** @returns what may be told now; perhaps nothing */
  pass(piece: string): string {
    if (this.closed) return '';
    this.text += piece;
    return this.tell(finishedLength, (text) => this.echo.certainLength(text));
  }

  /** The text has ended: what began there is no markup. @returns what may be told yet */
  end(): string {
    return this.closed
      ? ''
      : this.tell(
          ({ length }) => length,
          (text) => this.echo.finalLength(text),
        );
  }

  private tell(finished: (text: string) => number, certain: (text: string) => number): string {
    const visible = withoutReasoning(this.text);
    const plain = withoutMarkup(visible.slice(0, finished(visible)), this.links);
    this.closed = this.text.length > LONGEST_DRAFT || this.echo.echoes(visible) || this.echo.echoes(plain);
    if (this.closed) return '';
    const safe = plain.slice(0, certain(plain));
    if (this.told.startsWith(safe)) return '';
    // What was told turned out to be the beginning of what may not be: the messages come whole.
    this.closed = !safe.startsWith(this.told);
    if (this.closed) return '';
    const delta = safe.slice(this.told.length);
    this.told = safe;
    return delta;
  }
}
