import type { Template, TemplateFamily, TemplateLookup } from '../../domain/search/templates.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph, picker } from '../kit/parts.ts';
import { preformatted } from '../kit/preformatted.ts';
import { table } from '../kit/table.ts';
import { which } from '../kit/which.ts';

interface TemplateList {
  readonly families: readonly TemplateFamily[];
  /** The one that was asked for; nothing for all. */
  readonly only: TemplateFamily | undefined;
  readonly asked: Asked;
}

/** Characters of a file that are shown; the published ones have under 500. */
const SHOWN = 10_000;

export function templateList({ families, only, asked }: TemplateList, t: Words): Message {
  const words = t.search.templates;
  if (families.length === 0)
    return message(words.none, [paragraph(words.none), actions(...refreshAndShare(asked, t))]);
  const shown = only ? [only] : families;
  const templates = shown.flatMap(({ type, algorithms }) =>
    algorithms.map((algorithm) => ({ type, algorithm })),
  );
  const text = only
    ? words.family(clip(only.type, NAME), templates.length)
    : words.headline(templates.length, families.length);
  return message(text, [
    heading(words.title),
    paragraph(only ? text : undefined),
    familyTable(shown, text, t),
    actions(
      picker({
        key: 'template',
        placeholder: words.pick,
        options: templates.map(({ type, algorithm }) => ({
          label: algorithm,
          hint: type,
          line: writeLine('templates', type, algorithm),
        })),
      }),
      only ? button({ key: 'all', label: words.all, line: 'templates' }) : undefined,
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function familyTable(families: readonly TemplateFamily[], caption: string, t: Words) {
  const { column } = t.search.templates;
  return table({
    caption,
    columns: [{ title: column.type }, { title: column.algorithm }],
    rows: families.flatMap(({ type, algorithms }) =>
      algorithms.length === 0
        ? [[clip(filled(type), VALUE), t.none]]
        : algorithms.map((algorithm) => [clip(filled(type), VALUE), clip(filled(algorithm), VALUE)]),
    ),
    named: 1,
    more: t.more,
  });
}

interface OneTemplate {
  readonly type: string;
  readonly algorithm: string;
  readonly template: Template;
  readonly asked: Asked;
}

/** A file in fixed width, to the letter. */
export function oneTemplate({ type, algorithm, template, asked }: OneTemplate, t: Words): Message {
  const words = t.search.templates;
  const text = words.one(clip(type, NAME), clip(algorithm, NAME));
  const lines = template.content.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');
  const { shown, left } = fitting(lines);
  const isEmpty = template.content.trim() === '';
  return message(`${text}.`, [
    heading(text),
    paragraph(isEmpty ? words.empty : words.shown(clip(template.file ?? algorithm, NAME))),
    ...(isEmpty ? [] : preformatted(shown)),
    note(left > 0 ? words.moreLines(left) : undefined),
    actions(
      button({ key: 'all', label: words.all, line: 'templates' }),
      button({ key: 'family', label: clip(type, VALUE), line: writeLine('templates', type) }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function fitting(lines: readonly string[]) {
  let room = SHOWN;
  const end = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  // Of a single endless line its beginning is better than nothing.
  const count = end === -1 ? lines.length : Math.max(1, end);
  return { shown: lines.slice(0, count), left: lines.length - count };
}

interface Unclear {
  readonly words: readonly [string, string | undefined];
  readonly found: Extract<TemplateLookup, { readonly kind: 'which' }>;
}

/** Asks which template was meant. */
export function whichTemplate({ words: [first, second], found }: Unclear, t: Words): Message {
  const words = t.search.templates;
  const [type, word] = second === undefined ? [undefined, first] : [first, second];
  const text = !found.isGuess
    ? words.several(clip(word, NAME))
    : type === undefined
      ? words.unknown(clip(word, NAME))
      : words.unknownIn(clip(word, NAME), clip(type, NAME));
  return which(
    {
      text,
      choices: found.choices.map(({ type, algorithm }) => ({
        label: algorithm === undefined ? type : `${clip(type, 30)} ${algorithm}`,
        line: writeLine('templates', type, ...(algorithm === undefined ? [] : [algorithm])),
      })),
      isGuess: found.isGuess,
      all: { label: words.all, line: 'templates' },
    },
    t,
  );
}
