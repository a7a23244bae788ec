import type { Suite } from './run/suite';
import { concurrency } from './suites/concurrency.suite';
import { crash } from './suites/crash.suite';
import { disconnects } from './suites/disconnects.suite';
import { dump } from './suites/dump.suite';
import { erasure } from './suites/erasure.suite';
import { faults } from './suites/faults.suite';
import { fuzz } from './suites/fuzz.suite';
import { histories } from './suites/histories.suite';
import { idempotency } from './suites/idempotency.suite';
import { keys } from './suites/keys.suite';
import { limits } from './suites/limits.suite';
import { mutations } from './suites/mutations.suite';
import { owner } from './suites/owner.suite';
import { power } from './suites/power.suite';
import { restart } from './suites/restart.suite';
import { sigterm } from './suites/sigterm.suite';
import { soak } from './suites/soak.suite';
import { tenants } from './suites/tenants.suite';

/** In the order in which `all` runs them. */
export const SUITES: readonly Suite[] = [
  power,
  crash,
  concurrency,
  idempotency,
  owner,
  tenants,
  keys,
  limits,
  histories,
  fuzz,
  faults,
  disconnects,
  sigterm,
  restart,
  dump,
  erasure,
  soak,
  mutations,
];
