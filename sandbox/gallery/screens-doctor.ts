import { examined } from '../../src/blocks/access/doctor.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import type { Words } from '../../src/i18n/en.ts';

const now = new Date('2026-11-22T08:00:00Z');

/** How the bot is: well, and ill in every way. @param text stands for whatever comes from outside */
export function doctorScreens(text: string, t: Words): Record<string, Message> {
  const setup = {
    version: '1.0.0',
    admins: ['U0OPERATOR', 'S0OPERATORS'],
    region: 'cn-north-4',
    projectId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    credentials: 'keys',
    transport: 'socket',
    database: 'embedded',
    startedAt: new Date('2026-11-20T05:00:00Z'),
  } as const;
  const done = <T>(value: T) => ({ kind: 'done', value, ms: 142 }) as const;
  const failed = { kind: 'failed', reason: text } as const;
  const late = { kind: 'late' } as const;
  const well = {
    token: done({ team: text, missing: [], expiresIn: undefined }),
    userGroups: done(3),
    person: done(true),
    jobs: done(1),
    store: done(true),
    skew: 400,
    connections: { open: 2, of: 2 },
    setup,
    now,
  };
  const admins = Array.from({ length: 300 }, (_, i) => `U0ADMIN${i}`);
  const other = {
    ...setup,
    version: text,
    admins,
    credentials: 'user',
    transport: 'http',
    database: 'server',
  } as const;
  return {
    doctor: examined(well, t),
    doctorIll: examined(
      {
        ...well,
        token: done({ team: text, missing: ['users:read', text], expiresIn: 41_000 }),
        userGroups: failed,
        person: done(false),
        jobs: failed,
        store: done(false),
        skew: 20 * 60_000,
        connections: { open: 0, of: 1 },
        setup: other,
      },
      t,
    ),
    doctorLate: examined(
      {
        ...well,
        token: late,
        userGroups: late,
        person: late,
        jobs: late,
        store: late,
        skew: undefined,
        setup: { ...setup, admins: [] },
      },
      t,
    ),
    doctorWarned: examined(
      {
        ...well,
        token: done({ team: text, missing: undefined, expiresIn: undefined }),
        skew: -3 * 60_000,
        connections: { open: 1, of: 2 },
      },
      t,
    ),
  };
}
