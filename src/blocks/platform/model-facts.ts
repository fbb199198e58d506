import type { ModelDetail } from '../../domain/platform/model.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { size } from '../kit/size.ts';
import { statusText } from './models.ts';

const LOCATION = 300;
const SHOWN = 8;

/** What there is to say of a model in a line each; what is not known has none. */
export function modelFacts(model: ModelDetail, t: Words): Line[] {
  const words = t.models;
  const { type, algorithm, installTypes, labels, needs } = model;
  return [
    words.statusIs({ bold: statusText(model, t) }),
    ...told(type, (each) => words.type(clip(each, NAME))),
    ...told(algorithm, (each) => words.algorithm(clip(each, NAME))),
    ...runtime(model, t),
    ...told(model.size, (bytes) => words.size(size(bytes, t.locale))),
    ...told(model.createdAt, (time) => words.created({ time, to: 'day' })),
    ...listed(
      installTypes.map((each) => installText(each, t)),
      words.install,
      t,
    ),
    ...listed(
      needs.map((need) => words.need({ ...need, amount: clip(need.amount, NAME) })),
      words.needs,
      t,
    ),
    ...listed(labels, words.labels, t),
    ...source(model, t),
    ...told(model.workspaceId, (id) => words.workspace(clip(id, NAME))),
    words.id({ code: clip(model.id, NAME) }),
  ];
}

/** What the model says of itself and what its config says may be two things: then both are shown. */
function runtime({ runtime: { own, config } }: ModelDetail, t: Words): Line[] {
  const code = (text: string) => ({ code: clip(text, NAME) });
  if (own !== undefined && config !== undefined && own !== config)
    return [t.models.runtimes(code(own), code(config))];
  return told(own ?? config, (each) => t.models.runtime(code(each)));
}

function source({ source: { location, jobId, jobVersion } }: ModelDetail, t: Words): Line[] {
  const version = jobVersion === undefined ? undefined : clip(jobVersion, NAME);
  return [
    ...told(location, (each) => t.models.source({ code: clip(each, LOCATION) })),
    ...told(jobId, (each) => t.models.sourceJob(clip(each, NAME), version)),
  ];
}

function installText(type: string, t: Words): string {
  const known: Readonly<Record<string, string>> = t.models.installType;
  return (Object.hasOwn(known, type) ? known[type] : undefined) ?? type;
}

function told<T>(value: T | undefined, say: (value: T) => Line | string): Line[] {
  if (value === undefined) return [];
  const said = say(value);
  return [typeof said === 'string' ? [said] : said];
}

function listed(items: readonly string[], say: (items: readonly string[]) => string, t: Words): Line[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, SHOWN).map((item) => clip(item, NAME));
  return [[say(items.length > SHOWN ? [...shown, t.more(items.length - SHOWN)] : shown)]];
}
