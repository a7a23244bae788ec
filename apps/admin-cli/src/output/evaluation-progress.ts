import { SingleBar } from 'cli-progress';
import type { EvaluationProgress } from '@app/application';
import type { Terminal } from '../terminal';

/** A progress bar on standard error while turns are answered again; nothing where nobody looks. */
export class EvaluationBar {
  private readonly bar: SingleBar | null;

  constructor({ stderr }: Terminal, isJson: boolean) {
    this.bar =
      stderr.isTTY !== true || isJson
        ? null
        : new SingleBar({
            stream: stderr,
            format: '{bar} {value} of {total} turns, {different} different',
            barCompleteChar: '█',
            barIncompleteChar: '░',
            hideCursor: true,
          });
  }

  show({ done, turns, different }: EvaluationProgress): void {
    if (this.bar?.isActive === false) this.bar.start(turns, 0, { different: 0 });
    this.bar?.update(done, { different });
  }

  stop(): void {
    this.bar?.stop();
  }
}
