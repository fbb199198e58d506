import { startChild } from './child.ts';
import { type Figure, inTurns, ratio, timed } from './measure.ts';
import { TRIALS } from './pages.ts';
import { ourReader, type Reader, rawReader, vendorReader } from './readers.ts';

const ROUNDS = { vendor: 3, raw: 5 };

/** All trials of a search of 200 pages, against the vendor's client and against the least that can be done. */
export async function paging(): Promise<Figure[]> {
  await using server = await startChild(new URL('page-server.ts', import.meta.url));
  await using ours = ourReader(server.url);
  await using raw = rawReader(server.url);
  await using vendor = vendorReader(server.url);
  await inTurns(1, { ours: () => readAll(ours), theirs: () => readAll(raw) });

  const toVendor = await inTurns(ROUNDS.vendor, {
    ours: () => readAll(ours),
    theirs: () => readAll(vendor),
  });
  const toRaw = await inTurns(ROUNDS.raw, { ours: () => readAll(ours), theirs: () => readAll(raw) });
  const speed = (ms: number) => (TRIALS * 1000) / ms;
  return [
    {
      name: "paging: trials a second / vendor's SDK core",
      ...ratio(toVendor, speed),
      aim: { atLeast: 3 },
    },
    {
      name: 'paging: time / raw undici, 4 at once',
      ...ratio(toRaw, (ms) => ms),
      aim: { atMost: 1.3 },
    },
  ];
}

/** Milliseconds. @throws Error when the reader was quick for having left something out. */
async function readAll(reader: Reader): Promise<number> {
  let read = 0;
  const ms = await timed(async () => {
    read = await reader.readAll();
  });
  if (read !== TRIALS) throw new Error(`Only ${read} trials were read.`);
  return ms;
}
