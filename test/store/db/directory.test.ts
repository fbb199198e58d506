import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { createTestClock } from './engines.ts';

const clock = createTestClock();
const holder = fileURLToPath(new URL('./holder.ts', import.meta.url));
const inUse = { name: 'StartError', message: /is in use by another process.*DATABASE_URL/ };

let parent: string;
let dir: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'store-dir-'));
  dir = join(parent, 'data');
  await mkdir(dir);
  await chmod(dir, 0o755);
  const store = await openStore({ dir }, clock);
  await store.audit.append({ action: 'audit.exported', detail: 'the first' });
  await store.close();
  // Making one takes seconds, and many while others work.
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('a data directory of the store', () => {
  it('can be read by its user only, also when it was there before', async () => {
    for (const each of [dir, join(dir, 'postgres')]) expect((await stat(each)).mode & 0o777).toBe(0o700);
  });

  it('keeps its content, and can be opened once at a time', async () => {
    const store = await openStore({ dir }, clock);
    await expect(openStore({ dir }, clock)).rejects.toMatchObject(inUse);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
    await store.close();
    await (await openStore({ dir }, clock)).close();
  });

  it('is refused to a second process, and free again once the first was killed', async () => {
    const first = await hold();
    await expect(openStore({ dir }, clock)).rejects.toMatchObject(inUse);
    expect(await said(child())).toContain(`${dir} is in use by another process`);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const store = await openStore({ dir }, clock);
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      { detail: 'by the holder' },
      { detail: 'the first' },
    ]);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 2 });
    await store.close();
  });

  it('lets posts go at once where a process died while it posted', async () => {
    const until = new Date(clock.now().getTime() + 3_600_000);
    const store = await openStore({ dir }, clock);
    const message = { text: 'a digest', blocks: [] };
    await store.outbox.put([{ key: 'due', kind: 'digest', channel: 'C0TRAINING', message, dueAt: until }]);
    expect(await store.outbox.hold('C0TRAINING', { name: 'dead', until })).toHaveLength(1);
    expect(await store.outbox.hold('C0TRAINING', { name: 'next', until })).toBeUndefined();
    await store.close();
    const next = await openStore({ dir }, clock);
    expect(await next.outbox.hold('C0TRAINING', { name: 'next', until })).toHaveLength(1);
    await next.close();
  });

  it('of another version is refused with that version, and is released', async () => {
    const old = join(parent, 'old');
    await cp(dir, old, { recursive: true });
    await writeFile(join(old, 'postgres/PG_VERSION'), '17\n');
    const message = /cannot be opened: .* another version of PGlite \(it is of PostgreSQL 17\)/;
    await expect(openStore({ dir: old }, clock)).rejects.toMatchObject({ name: 'StartError', message });
    await writeFile(join(old, 'postgres/PG_VERSION'), '18\n');
    await (await openStore({ dir: old }, clock)).close();
  });

  it('that is damaged is refused with a sentence', async () => {
    const damaged = join(parent, 'damaged');
    await cp(dir, damaged, { recursive: true });
    await writeFile(join(damaged, 'postgres/global/pg_control'), 'nothing of use');
    await expect(openStore({ dir: damaged }, clock)).rejects.toMatchObject({
      name: 'StartError',
      message: /cannot be opened: it is damaged/,
    });
  });

  // Nothing can be made below /proc, and what is asked for there does not say why.
  it.each(['file/data', 'file', '/proc/none', '/proc/none/data'])(
    'that cannot be made is refused with a sentence: %s',
    async (place) => {
      await writeFile(join(parent, 'file'), '');
      await expect(openStore({ dir: resolve(parent, place) }, clock)).rejects.toMatchObject({
        name: 'StartError',
        message: /cannot be made or written to/,
      });
    },
  );
});

function child(): ChildProcess {
  const process_ = spawn(process.execPath, [holder, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  return process_;
}

async function hold(): Promise<ChildProcess> {
  const process_ = child();
  expect(await said(process_)).toBe('holding\n');
  return process_;
}

/** The first thing it says. */
async function said({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) return '';
  const [bytes] = await once(stdout, 'data');
  return String(bytes);
}
