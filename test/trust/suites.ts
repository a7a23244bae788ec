import type { Suite } from './run/suite';

import { concurrency } from './suites/concurrency.suite';
import { crash } from './suites/crash.suite';
import { idempotency } from './suites/idempotency.suite';
import { power } from './suites/power.suite';
import { owner } from './suites/owner.suite';

/** In the order in which `all` runs them. */
export const SUITES: readonly Suite[] = [crash, power, concurrency, idempotency, owner];
