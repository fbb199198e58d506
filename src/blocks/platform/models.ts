import type { Model } from '../../domain/platform/model.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Lookup } from '../../domain/text/lookup.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { utc } from '../kit/local-time.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph, picker } from '../kit/parts.ts';
import { size } from '../kit/size.ts';
import { type Cell, numberCell, table } from '../kit/table.ts';
import { which } from '../kit/which.ts';

/** In the menu; a hundred could be more than the blocks of a message may have together. */
const OPTIONS = 40;

interface ModelList {
  /** Newest first. */
  readonly models: readonly Model[];
  /** How many there are altogether. */
  readonly total: number;
  /** The part of the name that was asked for. */
  readonly word: string | undefined;
  readonly asked: Asked;
}

export function modelList({ models, total, word, asked }: ModelList, t: Words): Message {
  if (models.length === 0) return noModels(word, t);
  const words = t.models;
  const text = word === undefined ? words.headline(total) : words.matching(total, clip(word, NAME));
  return message(text, [
    heading(words.title),
    table({
      caption: text,
      columns: [
        { title: t.column.name },
        { title: words.column.version },
        { title: t.column.state },
        { title: words.column.type },
        { title: words.column.size, align: 'right' },
        { title: t.column.started },
      ],
      rows: models.map((model) => row(model, t)),
      named: 0,
      more: t.more,
    }),
    note(total > models.length ? words.narrow(models.length, total) : undefined),
    actions(
      picker({
        key: 'model',
        placeholder: words.pick,
        options: models.slice(0, OPTIONS).map((model) => ({
          label: filled(nameOf(model, t)),
          hint: clip(statusText(model, t), 20),
          line: writeLine('model', model.id),
        })),
      }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function noModels(word: string | undefined, t: Words): Message {
  const words = t.models;
  if (word === undefined) return message(words.none, [paragraph(words.none)]);
  const text = words.noneMatching(clip(word, NAME));
  return message(text, [
    paragraph(text),
    note(word.includes('_') ? words.wholeName : undefined),
    actions(button({ key: 'all', label: words.all, line: 'models' })),
  ]);
}

function row(model: Model, t: Words): Cell[] {
  const { name, version, type, size: bytes, createdAt } = model;
  return [
    clip(name, NAME),
    version === undefined ? t.none : clip(version, NAME),
    statusText(model, t),
    type === undefined ? t.none : clip(type, NAME),
    numberCell(bytes, (count) => size(count, t.locale), t.none),
    createdAt ? { line: [{ time: createdAt, to: 'day' }], text: utc(createdAt, 'day') } : t.none,
  ];
}

/** ModelArts' own word where it is a new one. */
export function statusText({ status }: Pick<Model, 'status'>, t: Words): string {
  if (status === undefined) return t.models.noStatus;
  const known: Readonly<Record<string, string>> = t.models.status;
  return (Object.hasOwn(known, status) ? known[status] : undefined) ?? clip(status, NAME);
}

/** With its version, since each version is a model of its own. */
export function nameOf({ name, version }: Pick<Model, 'name' | 'version'>, t: Words): string {
  return version === undefined ? clip(name, NAME) : t.models.version(clip(name, NAME), clip(version, 20));
}

type Found = Lookup<Pick<Model, 'id' | 'name' | 'version'>>;

/** Asks which model, or which version of one, a word was meant for. */
export function whichModel(
  { word, found }: { readonly word: string; readonly found: Exclude<Found, { kind: 'one' }> },
  t: Words,
): Message {
  const isGuess = found.kind === 'none';
  const models = isGuess ? found.nearest : found.items;
  return which(
    {
      text: (isGuess ? t.models.notFound : t.models.which)(clip(word, NAME)),
      choices: models.map((model) => ({ label: nameOf(model, t), line: writeLine('model', model.id) })),
      isGuess,
      all: { label: t.models.all, line: 'models' },
    },
    t,
  );
}
