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
  private told = 0;
  private closed = false;

  /** @param links the addresses that may be told */
  constructor(
    private readonly echo: EchoFilter,
    private readonly links: ReadonlySet<string> = new Set(),
  ) {}

  get hasTold(): boolean {
    return this.told > 0;
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
    const delta = safe.slice(this.told);
    this.told = Math.max(this.told, safe.length);
    return delta;
  }
}
