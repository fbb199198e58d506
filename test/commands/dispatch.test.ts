import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Context } from '../../src/commands/command.ts';
import { dispatch, type Standing } from '../../src/commands/dispatch.ts';
import type { Person } from '../../src/domain/access/person.ts';
import { UserError } from '../../src/errors.ts';
import { en } from '../../src/i18n/en.ts';
import { createLog } from '../../src/log.ts';
import { noFollowing } from './following.ts';
import { noChecks } from './no-checks.ts';
import { noModelArts } from './no-modelarts.ts';

const member: Person = {
  id: 'U1',
  isKnown: true,
  language: 'en',
  isAdmin: false,
  isGuest: false,
  groups: new Set(),
};
const viewer: Standing = { role: 'viewer', access: { listed: new Set() } };

/** Asks with a ModelArts of which every call fails as a bug would. */
async function ask(line: string, asker = member, standing: Standing | Error = viewer) {
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const bug = async () => {
    throw new TypeError('x is not a function');
  };
  const modelarts: Context['modelarts'] = {
    ...noModelArts(),
    jobs: { ...noModelArts().jobs, search: bug, recent: bug, get: bug, resolve: bug },
    trials: { list: bug, get: bug, stop: bug },
  };
  const { signal } = new AbortController();
  const log = createLog('info', sink);
  const surroundings = {
    asker,
    standing,
    audience: 'private' as const,
    source: { channel: 'C1' },
    modelarts,
    stops: {
      get: bug,
      openBy: bug,
      of: bug,
      askers: bug,
      request: bug,
      undo: bug,
      approve: bug,
      decline: bug,
    },
    access: { read: bug, grant: bug, revoke: bug, list: bug, admitGuests: bug },
    settings: { read: bug, change: bug },
    audit: { append: bug, list: bug, count: bug, verify: bug, purge: bug },
    uses: {
      read: async () => ({ search: undefined, last: undefined }),
      set: bug,
      clear: bug,
      remember: bug,
    },
    people: { get: bug },
    checks: noChecks(),
    following: noFollowing(),
    clock: systemClock,
    signal,
    t: en,
    log,
  };
  return { ...(await dispatch(line, surroundings)), logged: logged.join('') };
}

describe('dispatch', () => {
  it('answers a fault of the bot with an apology and a reference that is also in the log', async () => {
    const { reply, logged, isPrivate } = await ask('best resnet-lr');
    const reference = /Reference ([0-9a-f]{8})$/.exec(reply.text)?.[1];
    expect(reference).toBeDefined();
    expect(logged).toContain(`"reference":"${reference}"`);
    expect(logged).toContain('x is not a function');
    expect(reply.text).not.toContain('x is not a function');
    expect(isPrivate).toBe(true);
  });

  it('answers an empty line with the help', async () => {
    expect((await ask('  ')).reply.text).toBe(en.help.headline);
  });

  it('takes a command in capitals or small letters', async () => {
    expect((await ask('HELP best')).reply.text).toContain('best: Show the best trials');
  });

  it('explains an open quotation mark', async () => {
    expect((await ask('best "resnet')).reply.text).toBe('A quotation mark is opened but not closed.');
  });

  it('checks the permission before anything is read', async () => {
    const { reply, logged } = await ask('stop resnet-lr abc --yes');
    expect(reply.text).toBe(en.problem.notAllowed.operate);
    expect(logged).not.toContain('TypeError');
  });

  it('refuses guests even a command that does not exist', async () => {
    const { reply } = await ask('nonsense', { ...member, isGuest: true }, { ...viewer, role: undefined });
    expect(reply.text).toBe(en.problem.notAllowed.view);
  });

  it('answers elsewhere than in the listed channels only where it may be asked', async () => {
    const { reply } = await ask('help', member, { role: 'viewer', access: { listed: new Set(['C2']) } });
    expect(reply.text).toContain('I answer only in <#C2>');
  });

  it.each([
    ['best resnet-lr --token §', 'geheimwort'],
    ['best resnet-lr my password is §', 'Hunter2x'],
    ['best resnet-lr §', ['hf', 'q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iK'].join('_')],
    ['job 密码 §', 'Huawei@9x'],
    ['best x curl -u me:§', 'Geheim9x'],
  ])('leaves no secret of the line %j in the log', async (line, secret) => {
    const { logged } = await ask(line.replaceAll('§', secret));
    expect(logged).toContain('"words":');
    expect(logged).not.toContain(secret);
  });

  it('leaves words that are no secret in the log', async () => {
    const { logged } = await ask('best resnet-lr tokens --top 3');
    expect(logged).toContain('"words":["best","resnet-lr","tokens","--top","3"]');
  });

  it('lets nobody do anything while rights cannot be read', async () => {
    const { reply } = await ask('help', member, new UserError({ kind: 'storeUnavailable' }));
    expect(reply.text).toBe(en.problem.storeUnavailable);
  });
});
