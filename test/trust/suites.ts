import type { Suite } from './run/suite';

import { concurrency } from './suites/concurrency.suite';
import { crash } from './suites/crash.suite';

/** In the order in which `all` runs them. */
export const SUITES: readonly Suite[] = [crash, concurrency];
