import type { PoolSettings } from '../../domain/platform/pool-settings.ts';
import { fullestFirst, type Limit, type Quota, roomOf, shareOf } from '../../domain/platform/quotas.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Lookup } from '../../domain/text/lookup.ts';
import type { ModelArtsProblem } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { bar } from '../kit/bar.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { modelartsNote } from '../kit/problem.ts';
import { type Cell, table } from '../kit/table.ts';
import { which } from '../kit/which.ts';
import { poolSettings } from './pool-settings.ts';

/** Where quotas are read from; each may fail by itself. */
export type QuotaSource = 'project' | 'poolSettings' | 'training' | 'workspace';

export interface Unread {
  readonly source: QuotaSource;
  readonly problem: ModelArtsProblem;
}

interface Quotas {
  readonly quotas: readonly Quota[];
  readonly settings: PoolSettings | undefined;
  readonly unread: readonly Unread[];
  /** How many entries ModelArts gave that cannot be read. */
  readonly damaged: number;
  /** Its name, where another than the default workspace was asked for. */
  readonly workspace: string | undefined;
  readonly asked: Asked;
}

export function quotaList(
  { quotas, settings, unread, damaged, workspace, asked }: Quotas,
  t: Words,
): Message {
  const words = t.quotas;
  const sorted = fullestFirst(quotas);
  const text = headline(sorted, unread.length + damaged > 0, t);
  return message(text, [
    heading(workspace === undefined ? words.title : words.ofWorkspace(clip(workspace, NAME))),
    paragraph(text),
    sorted.length === 0 ? undefined : quotaTable(sorted, t),
    ...(settings ? poolSettings(settings, quotas, t) : []),
    ...unread.map((each) => unreadNote(each, t)),
    note(damaged > 0 ? t.damaged(damaged) : undefined),
    actions(
      button({ key: 'networks', label: words.seeNetworks, line: 'networks' }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

/** Named in the first sentence; the table has the rest. */
const NAMED = 5;

function headline(quotas: readonly Quota[], isPart: boolean, t: Words): string {
  if (quotas.length === 0) return isPart ? t.quotas.noneRead : t.quotas.none;
  const named = (room: 'full' | 'nearlyFull') => {
    const names = quotas.filter((quota) => roomOf(quota) === room).map((quota) => nameOf(quota, t));
    return names.length > NAMED ? [...names.slice(0, NAMED), t.more(names.length - NAMED)] : names;
  };
  const [full, nearly] = [named('full'), named('nearlyFull')];
  if (full.length + nearly.length > 0) return t.quotas.headline(full, nearly);
  const isSure = !isPart && quotas.every((quota) => roomOf(quota) !== 'unknown');
  return isSure ? t.quotas.calm : t.quotas.calmAsFar;
}

function quotaTable(quotas: readonly Quota[], t: Words) {
  const { column, caption } = t.quotas;
  return table({
    caption: caption(quotas.length),
    columns: [
      { title: column.resource },
      { title: column.used, align: 'right' },
      { title: column.limit, align: 'right' },
      { title: column.room },
      { title: column.share },
      { title: column.scope },
    ],
    rows: quotas.map((quota): Cell[] => [
      nameOf(quota, t),
      amount(quota.used, quota, t),
      amount(quota.limit, quota, t),
      t.quotas.room[roomOf(quota)],
      shareCell(shareOf(quota), t),
      t.quotas.scope[quota.scope],
    ]),
    named: 0,
    more: t.more,
  });
}

function nameOf({ resource, name }: Quota, t: Words): string {
  const { known, naming } = t.quotas;
  const own = naming(name);
  if (own !== undefined) return clip(own, NAME);
  const names: Readonly<Record<string, string>> = known;
  return clip(filled((Object.hasOwn(names, resource) ? names[resource] : undefined) ?? resource), NAME);
}

function amount(value: Limit, { unit }: Quota, t: Words): Cell {
  if (value === undefined) return { value: undefined, text: t.quotas.room.unknown };
  if (value === 'unlimited') return { value: undefined, text: t.quotas.room.unlimited };
  const number = new Intl.NumberFormat(t.locale).format(value);
  const own = t.quotas.naming(unit);
  return { value, text: own === undefined ? number : t.quotas.amount(number, clip(own, 20)) };
}

/** What is full without a limit to it stands behind all others. */
function shareCell(share: number | undefined, t: Words): Cell {
  return { value: Number.isFinite(share) ? share : undefined, text: shareText(share, t) };
}

function shareText(share: number | undefined, t: Words): string {
  if (share === undefined) return t.none;
  if (share === Number.POSITIVE_INFINITY) return bar(share);
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent' }).format(Math.floor(share * 100) / 100);
  return `${bar(share)} ${percent}`;
}

function unreadNote({ source, problem }: Unread, t: Words): Part {
  const [why, trace] = modelartsNote(problem, t);
  // There is nothing to be found by a name here: the whole list is missing, not one thing in it.
  const told = problem.kind === 'notFound' ? t.quotas.notOffered : why;
  return note(t.quotas.unread(t.quotas.source[source], told ?? ''), trace);
}

interface Workspace {
  readonly id: string;
  readonly name: string;
}

/** Asks which workspace a word was meant for. */
export function whichWorkspace(
  { word, found }: { readonly word: string; readonly found: Exclude<Lookup<Workspace>, { kind: 'one' }> },
  t: Words,
): Message {
  const isGuess = found.kind === 'none';
  const workspaces = isGuess ? found.nearest : found.items;
  const several = new Set(workspaces.map(({ name }) => name)).size < workspaces.length;
  return which(
    {
      text: (isGuess ? t.quotas.noWorkspace : t.quotas.whichWorkspace)(clip(word, NAME)),
      choices: workspaces.map(({ id, name }) => ({
        label: several ? `${clip(name, 40)} (${id.slice(0, 8)})` : clip(name, NAME),
        line: writeLine('quotas', '--workspace', id),
      })),
      isGuess,
      all: { label: t.quotas.defaultWorkspace, line: 'quotas' },
    },
    t,
  );
}
