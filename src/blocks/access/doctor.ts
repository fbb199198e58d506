import {
  type Connections,
  judgeConnections,
  judgeSkew,
  type Probe,
  type Setup,
  type SlackToken,
  type Verdict,
} from '../../domain/access/doctor.ts';
import { masked } from '../../domain/text/secrets.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { mention } from '../kit/access-words.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';

interface Examined {
  readonly token: Probe<SlackToken>;
  /** How many can be read. */
  readonly userGroups: Probe<number>;
  /** Whether Slack tells who the asker is. */
  readonly person: Probe<boolean>;
  readonly jobs: Probe<number>;
  readonly store: Probe<boolean>;
  /** Milliseconds by which the bot's clock is ahead of ModelArts'. */
  readonly skew: number | undefined;
  readonly connections: Connections;
  readonly setup: Setup;
  readonly now: Date;
}

interface Finding {
  readonly verdict: Verdict;
  readonly text: string;
}

const SIGNS: Readonly<Record<Verdict, string>> = { ok: '✅', warn: '⚠️', fail: '❌' };
const REASON = 200;

/** Each check as a sentence, and how the bot is set up. */
export function examined(all: Examined, t: Words): Message {
  const { setup, now } = all;
  const found = findings(all, t);
  const count = (verdict: Verdict) => found.filter((each) => each.verdict === verdict).length;
  const headline = t.doctor.headline(count('fail'), count('warn'));
  const running = duration(Math.max(0, (now.getTime() - setup.startedAt.getTime()) / 1_000), t.locale);
  return message(headline, [
    heading(t.doctor.title),
    paragraph(
      [{ bold: headline }],
      ...found.map(({ verdict, text }) => `${SIGNS[verdict]} ${t.doctor.verdict[verdict]} ${text}`),
    ),
    paragraph(adminsLine(setup, t)),
    note(
      t.doctor.version(clip(filled(setup.version), NAME)),
      t.doctor.place(clip(setup.region, NAME), clip(setup.projectId, NAME)),
      t.doctor.credentials[setup.credentials],
      t.doctor.database[setup.database],
      t.doctor.running(running),
    ),
    actions(button({ key: 'refresh', label: t.button.refresh, line: 'doctor', press: 'ask' })),
  ]);
}

/** Admins named. */
const NAMED = 15;

/** Who may do everything because the configuration says so; workspace admins may besides. */
function adminsLine({ admins }: Setup, t: Words): Line {
  const left = admins.length - NAMED;
  const named = admins.slice(0, NAMED).map(mention);
  return t.doctor.admins(left > 0 ? [...named, t.more(left)] : named);
}

function findings(examined: Examined, t: Words): Finding[] {
  const { token, userGroups, person, jobs, store, skew, connections, setup } = examined;
  const { doctor } = t;
  const team = ({ team: name, expiresIn }: SlackToken): Finding =>
    expiresIn === undefined
      ? ok(doctor.token(filled(clip(name, NAME))))
      : { verdict: 'warn', text: doctor.tokenExpires(duration(expiresIn, t.locale)) };
  return [
    {
      verdict: judgeConnections(connections),
      text: doctor.connections[setup.transport](connections),
    },
    told(token, 'token', team, t),
    ...(token.kind === 'done' ? [scopes(token.value.missing, t)] : []),
    told(person, 'people', (isKnown) => (isKnown ? ok(doctor.people) : fail(doctor.noPeople)), t),
    told(userGroups, 'groups', (count) => ok(doctor.groups(count)), t, 'warn'),
    told(jobs, 'modelarts', () => ok(doctor.read(tookOf(jobs))), t),
    clock(skew, t),
    told(store, 'store', (isWell) => (isWell ? ok(doctor.store) : fail(doctor.storeSick)), t),
  ];
}

function told<T>(
  probe: Probe<T>,
  check: keyof Words['doctor']['check'],
  say: (value: T) => Finding,
  t: Words,
  worst: Verdict = 'fail',
): Finding {
  if (probe.kind === 'done') return say(probe.value);
  const name = t.doctor.check[check];
  if (probe.kind === 'late') return { verdict: worst, text: t.doctor.late(name) };
  return { verdict: worst, text: t.doctor.failed(name, filled(clip(masked(probe.reason), REASON))) };
}

function scopes(missing: SlackToken['missing'], t: Words): Finding {
  if (!missing) return { verdict: 'warn', text: t.doctor.scopesUntold };
  if (missing.length === 0) return ok(t.doctor.scopes);
  return fail(t.doctor.scopesMissing(missing.map((scope) => clip(scope, VALUE))));
}

function clock(skew: number | undefined, t: Words): Finding {
  if (skew === undefined) return { verdict: 'warn', text: t.doctor.clockUntold };
  const off = duration(Math.abs(skew) / 1_000, t.locale);
  const verdict = judgeSkew(skew);
  return { verdict, text: verdict === 'ok' ? t.doctor.clock : t.doctor.clockOff(off, skew > 0) };
}

function tookOf(probe: Probe<unknown>): string {
  return probe.kind === 'done' ? `${Math.max(0, Math.round(probe.ms))} ms` : '';
}

function ok(text: string): Finding {
  return { verdict: 'ok', text };
}

function fail(text: string): Finding {
  return { verdict: 'fail', text };
}
