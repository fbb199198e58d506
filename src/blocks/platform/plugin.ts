import { PLUGINS, type PluginTemplate, type PluginVersion } from '../../domain/platform/plugins.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { utc } from '../kit/local-time.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { type Cell, table } from '../kit/table.ts';

interface Plugin {
  readonly plugin: PluginTemplate;
  readonly asked: Asked;
}

const INPUTS = 15;

/** A plug-in's versions, and what can be set when the newest of them is installed. */
export function onePlugin({ plugin, asked }: Plugin, t: Words): Message {
  const { versions } = plugin;
  const name = clip(plugin.name, NAME);
  const words = t.platform.plugin;
  const headline = versions.length === 0 ? words.none(name) : words.headline(name, versions.length);
  return message(headline, [
    heading(words.title(name)),
    paragraph(about(plugin, t)),
    versions.length > 0 ? versionTable(versions, headline, t) : paragraph(headline),
    inputsPart(versions, t),
    actions(
      ...PLUGINS.filter((other) => other !== plugin.name).map((other) =>
        button({ key: other, label: other, line: writeLine('plugin', other) }),
      ),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

/** @param unknown `nearest`: names that may have been meant */
export function unknownPlugin(
  { word, nearest }: { readonly word: string; readonly nearest: readonly string[] },
  t: Words,
): Message {
  const text = t.platform.plugin.unknown(clip(word, NAME));
  const offered = nearest.length > 0 ? nearest : PLUGINS;
  return message(text, [
    paragraph(text),
    note(nearest.length > 0 ? t.problem.didYouMean : t.platform.plugin.names(t.join(PLUGINS))),
    actions(...offered.map((name) => button({ key: name, label: name, line: writeLine('plugin', name) }))),
  ]);
}

function about({ kind, description }: PluginTemplate, t: Words): string | undefined {
  const said = [kindText(kind, t), description && clip(description, 500)].filter(Boolean);
  return said.length === 0 ? undefined : said.join(' · ');
}

function kindText(kind: PluginTemplate['kind'], t: Words): string | undefined {
  if (!kind) return undefined;
  return typeof kind === 'string' ? t.platform.plugin.driver(kind.toUpperCase()) : clip(kind.other, NAME);
}

function versionTable(versions: readonly PluginVersion[], caption: string, t: Words) {
  const { column } = t.platform.plugin;
  return table({
    caption,
    columns: [
      { title: column.version },
      { title: column.created },
      { title: column.description },
      { title: column.inputs, align: 'right' },
    ],
    rows: versions.map(({ version, createdAt, description, inputs }): Cell[] => [
      clip(version, VALUE),
      createdAt ? { line: [{ time: createdAt, to: 'day' }], text: utc(createdAt, 'day') } : t.none,
      clip(description ?? t.none, VALUE),
      { value: inputs.length, text: String(inputs.length) },
    ]),
    named: 0,
    more: t.more,
  });
}

/** For the newest version that has any: in a cell they would be cut. */
function inputsPart(versions: readonly PluginVersion[], t: Words): Part {
  const newest = versions.find(({ inputs }) => inputs.length > 0);
  if (!newest) return undefined;
  const shown = newest.inputs.slice(0, INPUTS);
  const left = newest.inputs.length - shown.length;
  return paragraph(
    t.platform.plugin.inputs({ bold: clip(newest.version, NAME) }),
    ...shown.map((input): Line => ['• ', { code: clip(filled(input), 2 * NAME) }]),
    left > 0 ? t.more(left) : undefined,
  );
}
