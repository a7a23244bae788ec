import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Which cores the servers and the load generator get. */
export interface Cores {
  readonly servers: readonly number[];
  readonly load: number;
  /** False: the processes run wherever the system puts them. */
  readonly pinned: boolean;
}

/** The load generator has the last core for itself; servers share the others. */
export function findCores(): Cores {
  const usable = usableCores();
  const load = usable.at(-1) ?? 0;
  const servers = usable.slice(0, -1);
  const pinned = servers.length > 0 && hasTaskset();
  return { servers: servers.length > 0 ? servers : [load], load, pinned };
}

/** A command, bound to a core where that can be done. */
export function pinned(
  cores: Cores,
  core: number,
  command: string,
  args: readonly string[],
): readonly string[] {
  return cores.pinned ? ['taskset', '-c', String(core), command, ...args] : [command, ...args];
}

export function describeMachine(cores: Cores): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const where = cores.pinned
    ? `servers on core ${cores.servers.join(', ')}, load generator on core ${cores.load}`
    : 'processes NOT bound to cores (no taskset, or one core only)';
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GB, ${process.platform}, Node ${process.version}; ${where}`;
}

/** The cores this process may use; containers often have fewer than the machine. */
function usableCores(): readonly number[] {
  try {
    const affinity = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
    return (affinity.split(':')[1] ?? '').trim().split(',').flatMap(expand);
  } catch {
    return cpus().map((_cpu, core) => core);
  }
}

function expand(range: string): readonly number[] {
  const [from = 0, to = from] = range.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_none, index) => from + index);
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
