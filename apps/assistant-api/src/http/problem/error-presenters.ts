import { Injectable } from '@nestjs/common';
import type { HttpProblem } from './http.problem';
import { presentProblemJson, type PresentedError } from './problem-json.presenter';

/** Brings a problem to what a surface's published list of statuses has. */
export type ProblemAdapter = (problem: HttpProblem) => HttpProblem;
export type ErrorPresenter = (problem: HttpProblem, requestId: string) => PresentedError;

/** Each surface's statuses and shape of an error. A surface registers its own for its path; all others speak problem+json. */
@Injectable()
export class ErrorPresenters {
  private readonly byPrefix = new Map<string, ErrorPresenter>();
  private readonly adapters = new Map<string, ProblemAdapter>();

  /** @param prefix the start of the paths, such as `/api/agents/sales/` */
  register(prefix: string, presenter: ErrorPresenter): void {
    this.byPrefix.set(prefix, presenter);
  }

  /** @param prefix the start of the paths, such as `/v1/` */
  registerStatuses(prefix: string, adapter: ProblemAdapter): void {
    this.adapters.set(prefix, adapter);
  }

  adapt(path: string, problem: HttpProblem): HttpProblem {
    for (const [prefix, adapter] of this.adapters) {
      if (path.startsWith(prefix)) return adapter(problem);
    }
    return problem;
  }

  present(path: string, problem: HttpProblem, requestId: string): PresentedError {
    for (const [prefix, presenter] of this.byPrefix) {
      if (path.startsWith(prefix)) return presenter(problem, requestId);
    }
    return presentProblemJson(problem, requestId);
  }
}

const BY_SERVER = new WeakMap<object, ErrorPresenters>();

/** Lets a server's own refusals, of what Nest never sees, have the shape of the surface that they concern. */
export function usePresenters(server: object, presenters: ErrorPresenters): void {
  BY_SERVER.set(server, presenters);
}

export function presentersOf(server: object): ErrorPresenters {
  return BY_SERVER.get(server) ?? new ErrorPresenters();
}
