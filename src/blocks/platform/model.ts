import type { ModelDetail } from '../../domain/platform/model.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { modelFacts } from './model-facts.ts';
import { metricsParts } from './model-metrics.ts';
import { callLines, healthLines, packageLines } from './model-parts.ts';
import { nameOf, statusText } from './models.ts';

interface OneModel {
  readonly model: ModelDetail;
  readonly asked: Asked;
}

const DESCRIPTION = 300;

/** The readable half of what ModelArts keeps of a model. */
export function oneModel({ model, asked }: OneModel, t: Words): Message {
  const words = t.models;
  const name = nameOf(model, t);
  const { description, unreadable } = model;
  return message(words.oneHeadline(name, statusText(model, t)), [
    heading(words.oneTitle(name)),
    paragraph(...modelFacts(model, t)),
    description === undefined ? undefined : paragraph(clip(description, DESCRIPTION)),
    ...metricsParts(model, t),
    paragraph(...callLines(model, t)),
    paragraph(...packageLines(model.packages, t)),
    paragraph(...healthLines(model.health, t)),
    note(unreadable.length === 0 ? undefined : words.unreadable(unreadable)),
    actions(button({ key: 'models', label: words.all, line: 'models' }), ...refreshAndShare(asked, t)),
  ]);
}
