import { bareName } from '../text/bare-name.ts';

/** What carries the computing. */
export interface Accelerator {
  /** `npu`, `gpu`, `none` or a kind yet to come. `none` does not mean CPU only: CUDA images say it too. */
  readonly kind: string;
  /** The chip, such as `SNT9`. */
  readonly name: string | undefined;
  /** Without the word: `10.2`. */
  readonly cuda: string | undefined;
  readonly driver: string | undefined;
}

/** `leaving` is still there, and about to go offline. */
export type RuntimeState = 'online' | 'leaving' | 'offline' | 'unknown';

/** An image in which a model can be deployed. Whatever ModelArts does not tell of it is absent. */
export interface Runtime {
  /** Several engines have runtimes of one name. */
  readonly engine: string;
  readonly name: string;
  /** `sync` or `async`: how the deployed service is asked. */
  readonly mode: string | undefined;
  readonly accelerator: Accelerator | undefined;
  /** `x86_64` or `aarch64`. */
  readonly arch: string | undefined;
  readonly state: RuntimeState;
}

export interface EngineRuntimes {
  readonly engine: string;
  readonly runtimes: readonly Runtime[];
  /** The lists that describe the runtimes were not equally long, so a detail may belong to a neighbour. */
  readonly isUneven: boolean;
}

export interface RuntimeList {
  readonly engines: readonly EngineRuntimes[];
  /** How many engines ModelArts counts beyond those it gave. */
  readonly missing: number;
  /** How many engines it gave that cannot be read. */
  readonly damaged: number;
}

type AcceleratorKind = 'npu' | 'gpu' | 'none';

export interface RuntimeFilter {
  readonly accelerator: AcceleratorKind | undefined;
  readonly arch: string | undefined;
  readonly isAsync: boolean;
}

export interface Sifted {
  /** Those that are all that was asked for. */
  readonly fitting: readonly Runtime[];
  /** How many may fit, if ModelArts told more of them. */
  readonly untold: number;
  /** Those that fit but for the accelerator, which is `none`, while their name speaks of the one that was asked for. */
  readonly hinted: readonly Runtime[];
}

/** The engines that `word` names or, where none is called so, the runtimes it is a part of; empty for neither. */
export function runtimesNamed(engines: readonly EngineRuntimes[], word: string): EngineRuntimes[] {
  const wanted = bareName(word);
  if (wanted === '') return [];
  const exact = engines.filter(({ engine }) => bareName(engine) === wanted);
  if (exact.length > 0) return exact;
  const begun = engines.filter(({ engine }) => bareName(engine).startsWith(wanted));
  if (begun.length > 0) return begun;
  return engines
    .map((each) => ({
      ...each,
      runtimes: each.runtimes.filter(({ name }) => bareName(name).includes(wanted)),
    }))
    .filter(({ runtimes }) => runtimes.length > 0);
}

/** Sorts runtimes by what was asked of them, in the order they came. */
export function siftRuntimes(engines: readonly EngineRuntimes[], filter: RuntimeFilter): Sifted {
  const judged = engines
    .flatMap(({ runtimes }) => runtimes)
    .map((runtime) => ({
      runtime,
      fits: verdict([...otherChecks(runtime, filter), bears(runtime, filter)]),
    }));
  const all = (wanted: boolean | undefined) =>
    judged.filter(({ fits }) => fits === wanted).map(({ runtime }) => runtime);
  return {
    fitting: all(true),
    untold: all(undefined).length,
    hinted: all(false).filter((runtime) => isHinted(runtime, filter)),
  };
}

/** One word for what people and vendors call an architecture. */
export function archOf(word: string): string {
  const arch = word.toLowerCase();
  if (['arm', 'arm64', 'aarch64', 'arm64v8'].includes(arch)) return 'aarch64';
  return ['x86', 'x64', 'x86-64', 'x86_64', 'amd64'].includes(arch) ? 'x86_64' : arch;
}

/** `undefined` stands for "not told". */
type Check = boolean | undefined;

function otherChecks({ arch, mode }: Runtime, filter: RuntimeFilter): Check[] {
  return [
    filter.arch === undefined || (arch === undefined ? undefined : archOf(arch) === archOf(filter.arch)),
    !filter.isAsync || (mode === undefined ? undefined : mode === 'async'),
  ];
}

function bears({ accelerator }: Runtime, filter: RuntimeFilter): Check {
  return filter.accelerator === undefined || (accelerator && accelerator.kind === filter.accelerator);
}

function verdict(checks: readonly Check[]): Check {
  if (checks.includes(false)) return false;
  return checks.includes(undefined) ? undefined : true;
}

const IN_NAME = { gpu: /cuda|gpu/i, npu: /cann|ascend|npu|snt\d|300i/i } as const;

function isHinted(runtime: Runtime, filter: RuntimeFilter): boolean {
  const { accelerator: wanted } = filter;
  if (wanted === undefined || wanted === 'none' || runtime.accelerator?.kind !== 'none') return false;
  return verdict(otherChecks(runtime, filter)) === true && IN_NAME[wanted].test(runtime.name);
}
