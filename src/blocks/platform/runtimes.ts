import type { SearchEngines } from '../../domain/platform/engines.ts';
import type { EngineRuntimes, Runtime, RuntimeFilter, Sifted } from '../../domain/platform/runtimes.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { optionsButton } from '../kit/option-form.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { runtimeTable } from './runtime-table.ts';

interface Runtimes {
  /** Those that were asked for, or all. */
  readonly engines: readonly EngineRuntimes[];
  /** How many engines ModelArts counts beyond those it gave. */
  readonly missing: number;
  /** How many engines it gave that cannot be read. */
  readonly damaged: number;
  readonly word: string | undefined;
  readonly filter: RuntimeFilter;
  readonly sifted: Sifted;
  /** The training engines that can search; nothing where that could not be read. */
  readonly searching: SearchEngines | undefined;
  readonly asked: Asked;
}

/** Names listed in one sentence. */
const NAMED = 8;

export function runtimeList(runtimes: Runtimes, t: Words): Message {
  const { engines, sifted, searching, asked } = runtimes;
  const { fitting } = sifted;
  const headline = headlineOf(runtimes, t);
  return message(headline, [
    heading(t.platform.runtimes.title),
    fitting.length > 0 ? runtimeTable(fitting, headline, t) : paragraph(headline),
    ...cutNames(fitting, t),
    ...hinted(sifted, t),
    note(...remarks(runtimes, t)),
    fitting.length === 0 ? note(archs(engines, t)) : undefined,
    ...searchable(searching, t),
    actions(
      runtimes.word === undefined && !isFiltered(runtimes.filter)
        ? undefined
        : button({ key: 'all', label: t.platform.runtimes.all, line: 'runtimes' }),
      button({
        key: 'search',
        label: t.platform.runtimes.forSearch,
        line: writeLine('runtimes', '--search'),
      }),
      optionsButton(asked, t),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

interface Unknown {
  readonly word: string;
  readonly nearest: readonly string[];
  readonly engines: readonly string[];
}

/** @param unknown `engines`: all that there are */
export function unknownRuntime({ word, nearest, engines }: Unknown, t: Words): Message {
  const text = t.platform.runtimes.unknown(clip(word, NAME));
  return message(text, [
    paragraph(text),
    note(
      nearest.length > 0
        ? t.problem.didYouMean
        : engines.length > 0
          ? t.platform.runtimes.engines(some(engines, t))
          : undefined,
    ),
    actions(
      ...nearest.map((engine, i) =>
        button({ key: `near-${i}`, label: engine, line: writeLine('runtimes', engine) }),
      ),
      button({ key: 'all', label: t.platform.runtimes.all, line: 'runtimes' }),
    ),
  ]);
}

function headlineOf({ engines, word, filter, sifted }: Runtimes, t: Words): string {
  const count = sifted.fitting.length;
  const said = t.join([...(word === undefined ? [] : [clip(word, NAME)]), ...asWords(filter, t)]);
  if (said !== '')
    return count === 0 ? t.platform.runtimes.noneFits(said) : t.platform.runtimes.filtered(count, said);
  return count === 0 ? t.platform.runtimes.none : t.platform.runtimes.headline(count, engines.length);
}

function isFiltered({ accelerator, arch, isAsync }: RuntimeFilter): boolean {
  return accelerator !== undefined || arch !== undefined || isAsync;
}

function asWords({ accelerator, arch, isAsync }: RuntimeFilter, t: Words): string[] {
  const { unspecified, mode } = t.platform.runtimes;
  return [
    ...(accelerator ? [accelerator === 'none' ? unspecified : accelerator.toUpperCase()] : []),
    ...(arch ? [clip(arch, NAME)] : []),
    ...(isAsync ? [mode.async] : []),
  ];
}

/** The table cuts what is longer than a cell, and these names are there to be copied. */
function cutNames(runtimes: readonly Runtime[], t: Words): Part[] {
  const long = [...new Set(runtimes.map(({ name }) => name).filter((name) => name.length > VALUE))];
  return long.length === 0 ? [] : [paragraph(t.platform.runtimes.inFull, ...listed(long, t))];
}

function hinted({ hinted: runtimes }: Sifted, t: Words): Part[] {
  if (runtimes.length === 0) return [];
  const names = [...new Set(runtimes.map(({ name }) => name))];
  return [paragraph(t.platform.runtimes.hinted(runtimes.length), ...listed(names, t))];
}

function listed(names: readonly string[], t: Words): (Line | string)[] {
  const shown = names.slice(0, NAMED).map((name): Line => ['• ', { code: clip(filled(name), 2 * NAME) }]);
  return names.length > shown.length ? [...shown, t.more(names.length - shown.length)] : shown;
}

function remarks({ engines, missing, damaged, sifted }: Runtimes, t: Words): (string | undefined)[] {
  const words = t.platform.runtimes;
  const { fitting, untold } = sifted;
  const without = engines.filter(({ runtimes }) => runtimes.length === 0).map(({ engine }) => engine);
  const uneven = engines.filter(({ isUneven }) => isUneven).map(({ engine }) => engine);
  const count = (state: Runtime['state']) => fitting.filter((runtime) => runtime.state === state).length;
  const isUnspecified = fitting.some(({ accelerator }) => accelerator?.kind === 'none');
  return [
    words.offline(count('leaving'), count('offline')) || undefined,
    without.length > 0 ? words.withoutRuntimes(some(without, t)) : undefined,
    isUnspecified ? words.unspecifiedNote : undefined,
    uneven.length > 0 ? words.uneven(some(uneven, t)) : undefined,
    untold > 0 ? words.untold(untold) : undefined,
    missing > 0 ? words.missing(missing) : undefined,
    damaged > 0 ? t.damaged(damaged) : undefined,
  ];
}

function archs(engines: readonly EngineRuntimes[], t: Words): string | undefined {
  const known = engines.flatMap(({ runtimes }) => runtimes.flatMap(({ arch }) => arch ?? []));
  return known.length === 0 ? undefined : t.platform.runtimes.archs(some([...new Set(known)], t));
}

/** Runtimes are often looked up by people who are about to train. */
function searchable(searching: SearchEngines | undefined, t: Words): Part[] {
  const words = t.platform.runtimes;
  if (!searching) return [note(words.training, words.enginesUnread)];
  const { engines, source } = searching;
  if (engines.length === 0) return [note(words.training, words.noneSearches)];
  return [
    paragraph(
      words.training,
      words.canSearch(engines.length),
      ...listed(
        engines.map(({ version, id, name }) => version || id || name),
        t,
      ),
    ),
    note(t.platform.search.source[source]),
  ];
}

function some(names: readonly string[], t: Words): string {
  const shown = names.slice(0, NAMED).map((name) => filled(clip(name, NAME)));
  return t.join(names.length > shown.length ? [...shown, t.more(names.length - shown.length)] : shown);
}
