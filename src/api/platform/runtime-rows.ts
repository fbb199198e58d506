import { z } from 'zod';
import type { Accelerator, EngineRuntimes, Runtime, RuntimeState } from '../../domain/platform/runtimes.ts';

const text = z.string().nullish().catch(undefined);
/** Cells are read one by one, so that a strange one costs no more than itself. */
const Cells = z.array(z.unknown()).nullish().catch(undefined);

export const WireRuntimes = z.object({
  ai_engine: z.string().min(1),
  runtimes: z.array(z.string().catch('')).nullish().catch(undefined),
  request_mode: Cells,
  accelerators: Cells,
  arch: Cells,
  status_list: Cells,
});

const WireAccelerator = z.object({
  type: z.string(),
  name: text,
  cuda_version: text,
  driver_version_section: text,
});

const STATES: Readonly<Record<string, RuntimeState>> = {
  normal: 'online',
  deleting: 'leaving',
  deleted: 'offline',
};

/**
 * The arrays are parallel: entry `i` of each describes `runtimes[i]`. The table of the documents does not say so, but
 * their sample does. Where one is shorter or longer, each runtime keeps what stands at its place.
 */
export function engineRuntimes(wire: z.output<typeof WireRuntimes>): EngineRuntimes {
  const { ai_engine: engine, request_mode, accelerators, arch, status_list } = wire;
  const names = wire.runtimes ?? [];
  const lists = [request_mode, accelerators, arch, status_list];
  return {
    engine,
    runtimes: names.map(
      (name, i): Runtime => ({
        engine,
        name,
        mode: word(request_mode?.[i])?.toLowerCase(),
        accelerator: acceleratorOf(accelerators?.[i]),
        arch: word(arch?.[i]),
        state: STATES[word(status_list?.[i])?.toLowerCase() ?? ''] ?? 'unknown',
      }),
    ),
    // A list that is not there at all tells nothing, and nothing wrong.
    isUneven: lists.some((list) => list && list.length !== names.length),
  };
}

function word(cell: unknown): string | undefined {
  return typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : undefined;
}

function acceleratorOf(cell: unknown): Accelerator | undefined {
  const { data } = WireAccelerator.safeParse(cell);
  if (!data) return undefined;
  return {
    kind: data.type.toLowerCase(),
    name: word(data.name),
    // The sample says `cuda 10.2`, the table of the documents only the number.
    cuda: word(data.cuda_version?.replace(/^cuda[\s_-]*/i, '')),
    driver: word(data.driver_version_section),
  };
}
