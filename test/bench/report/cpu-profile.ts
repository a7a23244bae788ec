/** What `node --cpu-prof` writes, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds on the machine's monotonic clock. */
  readonly startTime: number;
}

export interface Frame {
  readonly name: string;
  readonly url: string;
}

export interface Sample {
  /** Outermost first. */
  readonly stack: readonly Frame[];
  readonly microseconds: number;
}

const NOT_BUSY = new Set(['(idle)', '(root)']);

/** The samples in which the process did something, from that moment on. */
export function busySamples(profile: CpuProfile, from: number): readonly Sample[] {
  const stacks = readStacks(profile);
  const samples: Sample[] = [];
  let now = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const microseconds = profile.timeDeltas[index] ?? 0;
    now += microseconds;
    const stack = stacks.get(id) ?? [];
    if (now < from || NOT_BUSY.has(stack.at(-1)?.name ?? '(root)')) continue;
    samples.push({ stack, microseconds });
  }
  return samples;
}

function readStacks({ nodes }: CpuProfile): ReadonlyMap<number, readonly Frame[]> {
  const stacks = new Map<number, readonly Frame[]>();
  // A node comes before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    const { functionName, url } = callFrame;
    const above = stacks.get(id) ?? [];
    const stack =
      functionName === '(root)' ? above : [...above, { name: functionName || '(anonymous)', url }];
    stacks.set(id, stack);
    for (const child of children) stacks.set(child, stack);
  }
  return stacks;
}
