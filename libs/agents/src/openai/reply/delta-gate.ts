import type { EchoFilter } from './echo-filter';
import { withoutReasoning } from './reasoning';

/** Lets text through as it comes, but no thinking aloud, no beginning of a secret, and nothing after an echo. */
export class DeltaGate {
  private text = '';
  private told = 0;
  private closed = false;

  constructor(private readonly echo: EchoFilter) {}

  /** @returns what may be told now; perhaps nothing */
  pass(piece: string): string {
    if (this.closed) return '';
    this.text += piece;
    const visible = withoutReasoning(this.text);
    this.closed = this.echo.echoes(visible);
    if (this.closed) return '';
    const safe = visible.length - this.heldBack(visible);
    const delta = visible.slice(this.told, safe);
    this.told = Math.max(this.told, safe);
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
