import type { Connections } from '../../domain/access/doctor.ts';
import { type Inline, joined, line } from '../line.ts';

/** What the doctor finds. */
export const enDoctor = {
  title: 'How the bot is',
  headline: (failed: number, warned: number) =>
    failed + warned === 0
      ? 'Everything is well.'
      : `Checks that failed: ${failed}. Checks with a warning: ${warned}.`,
  verdict: { ok: 'Well:', warn: 'Warning:', fail: 'Failed:' },
  check: {
    token: 'Slack’s word on the token',
    people: 'Reading people from Slack',
    groups: 'Reading user groups from Slack',
    modelarts: 'Reading jobs from ModelArts',
    store: 'The database',
  },
  late: (check: string) => `${check}: no answer within 5 seconds.`,
  failed: (check: string, reason: string) => `${check}: ${reason}. The log of the bot has more.`,
  token: (team: string) => `Slack accepts the token, for ${team}.`,
  tokenExpires: (left: string) =>
    `The bot token ends in ${left}, because token rotation is on. The bot cannot renew it. Create the app again from manifest.yml, where rotation is off.`,
  scopes: 'Every scope that the bot needs has been granted.',
  scopesMissing: (scopes: readonly string[]) =>
    `Scopes are missing: ${scopes.join(', ')}. Update the app from manifest.yml and install it again.`,
  scopesUntold: 'Slack did not tell which scopes have been granted.',
  people: 'Slack tells who people are, and who is an admin of the workspace.',
  noPeople: 'Slack doesn’t say who you are, so no one has a role. Check the scope users:read.',
  groups: (count: number) => `User groups can be read: ${count}.`,
  read: (took: string) => `ModelArts answered a read in ${took}.`,
  clock: 'The bot’s clock agrees with ModelArts’ to the minute.',
  clockOff: (off: string, isAhead: boolean) =>
    `The bot’s clock is ${off} ${isAhead ? 'ahead of' : 'behind'} ModelArts’. Signed requests fail beyond 15 minutes: set it by NTP.`,
  clockUntold: 'ModelArts has not told its time yet, so clocks could not be compared.',
  store: 'The database answers.',
  storeSick: 'The database does not answer. Look at DATABASE_URL or the disk, and at the log of the bot.',
  place: (region: string, project: string) => `Region ${region}, project ${project}.`,
  credentials: {
    keys: 'Signed in to ModelArts by access key.',
    user: 'Signed in to ModelArts by an IAM user.',
  },
  connections: {
    socket: ({ open, of }: Connections) => {
      if (open === 0)
        return 'No connection to Slack by Socket Mode is open. Look at the network and at SLACK_APP_TOKEN.';
      const which = `Connected to Slack by Socket Mode, ${open} of ${of} connections.`;
      return open < of ? `${which} Slack renews them in turn: look again in a minute.` : which;
    },
    http: ({ open }: Connections): string =>
      open > 0
        ? 'Slack calls the bot over HTTP, and it listens.'
        : 'Slack calls the bot over HTTP, but it does not listen.',
  },
  version: (version: string) => `Version ${version}.`,
  admins: (admins: readonly Inline[]) =>
    admins.length === 0
      ? line`Admins: those of the workspace. The configuration names no other (MODELARTS_BOT_ADMINS).`
      : line`Admins: those of the workspace, and by the configuration ${joined(admins, ', ')}.`,
  database: {
    embedded: 'The database is embedded: one instance of the bot, no more.',
    server: 'The database is a Postgres server: several instances may share it.',
  },
  running: (span: string) => `Running for ${span}.`,
};
