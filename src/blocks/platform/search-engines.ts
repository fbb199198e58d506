import type { SearchAlgorithm, SearchEngines } from '../../domain/platform/engines.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { optionsButton } from '../kit/option-form.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { table } from '../kit/table.ts';

interface Searching {
  /** Those that can search and that were asked for. */
  readonly searching: SearchEngines;
  /** How many training engines there are in all. */
  readonly total: number;
  /** Nothing where they could not be read. */
  readonly algorithms: readonly SearchAlgorithm[] | undefined;
  readonly word: string | undefined;
  /** Options that were given and say nothing about training engines. */
  readonly notApplied: readonly string[];
  readonly asked: Asked;
}

const ALGORITHMS = 10;
const PARAMETERS = 5;

/** Which training engines can run a hyperparameter search, who says so, and how a search can go about it. */
export function searchEngineList(shown: Searching, t: Words): Message {
  const { searching, notApplied, asked } = shown;
  const words = t.platform.search;
  const headline = headlineOf(shown, t);
  return message(headline, [
    heading(words.title),
    searching.engines.length > 0 ? engineTable(searching, headline, t) : paragraph(headline),
    note(
      searching.engines.length > 0 ? words.source[searching.source] : undefined,
      words.limits,
      notApplied.length > 0 ? words.notApplied(t.join(notApplied)) : undefined,
    ),
    ...algorithmPart(shown, t),
    actions(
      button({ key: 'all', label: t.platform.runtimes.all, line: 'runtimes' }),
      optionsButton(asked, t),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function headlineOf({ searching, total, word }: Searching, t: Words): string {
  const count = searching.engines.length;
  if (count > 0) return t.platform.search.headline(count);
  return word === undefined ? t.platform.search.none(total) : t.platform.search.noneNamed(clip(word, NAME));
}

function engineTable({ engines }: SearchEngines, caption: string, t: Words) {
  const { column } = t.platform.search;
  return table({
    caption,
    columns: [{ title: column.version }, { title: column.engine }, { title: column.id }],
    rows: engines.map(({ name, version, id }) =>
      [version, name, id].map((text) => clip(filled(text), VALUE)),
    ),
    named: 0,
    more: t.more,
  });
}

function algorithmPart({ algorithms }: Searching, t: Words): Part[] {
  const words = t.platform.search;
  if (!algorithms) return [note(words.algorithmsUnread)];
  if (algorithms.length === 0) return [];
  const shown = algorithms.slice(0, ALGORITHMS);
  return [
    paragraph(
      [{ bold: words.algorithms }],
      ...shown.map((algorithm) => words.algorithm({ code: clip(algorithm.name, NAME) }, about(algorithm, t))),
      algorithms.length > shown.length ? t.more(algorithms.length - shown.length) : undefined,
    ),
  ];
}

function about({ description, parameters }: SearchAlgorithm, t: Words): string {
  const shown = parameters
    .slice(0, PARAMETERS)
    .map(({ name, value }) => clip(value ? `${name}=${value}` : name, 40));
  const rest = parameters.length > shown.length ? [t.more(parameters.length - shown.length)] : [];
  const defaults = shown.length > 0 ? t.platform.search.defaults(t.join([...shown, ...rest])) : '';
  return `${clip(description ?? '', 2 * NAME)}${defaults}`.trim();
}
