import { Injectable } from '@nestjs/common';
import type { HttpProblem } from './http.problem';
import { presentProblemJson, type PresentedError } from './problem-json.presenter';

export type ErrorPresenter = (problem: HttpProblem, requestId: string) => PresentedError;

/** Each surface's shape of an error. A surface registers its own for its path; all others speak problem+json. */
@Injectable()
export class ErrorPresenters {
  private readonly byPrefix = new Map<string, ErrorPresenter>();

  /** @param prefix the start of the paths, such as `/api/agents/sales/` */
  register(prefix: string, presenter: ErrorPresenter): void {
    this.byPrefix.set(prefix, presenter);
  }

  present(path: string, problem: HttpProblem, requestId: string): PresentedError {
    for (const [prefix, presenter] of this.byPrefix) {
      if (path.startsWith(prefix)) return presenter(problem, requestId);
    }
    return presentProblemJson(problem, requestId);
  }
}
