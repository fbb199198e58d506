import type { Context } from '../../src/commands/command.ts';

/** For tests in which nobody asks how the bot is. */
export function noChecks(): Context['checks'] {
  const unexpected = async () => {
    throw new Error('Nobody should ask how the bot is.');
  };
  return {
    token: unexpected,
    userGroups: unexpected,
    isStoreWell: unexpected,
    connections: () => ({ open: 1, of: 1 }),
    setup: {
      version: '0.0.0',
      admins: [],
      region: 'cn-north-4',
      projectId: 'project',
      credentials: 'keys',
      transport: 'socket',
      database: 'embedded',
      startedAt: new Date('2026-11-22T08:00:00Z'),
    },
  };
}
