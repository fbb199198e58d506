import type { Language } from '../../src/domain/access/person.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { DATA } from './data.ts';
import { everyScreen } from './screens.ts';
import { everyView } from './screens-views.ts';
import { specimens } from './specimens.ts';

/** One message or form to look at. */
export interface Shot {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Which data the screens show; `specimens` are blocks that no screen uses yet. */
export const SETS = ['usual', 'empty', 'worst', 'specimens'] as const;
export type SetName = (typeof SETS)[number];

export function isSetName(name: string | null): name is SetName {
  return SETS.some((each) => each === name);
}

interface Drawn {
  readonly text: string;
  readonly blocks: readonly object[];
  readonly plain?: readonly object[];
}

/** Every screen, and beside it its plain form where it has one. */
export function shotsOf(set: SetName, language: Language): Shot[] {
  if (set === 'specimens') return specimens;
  const data = DATA[set]();
  const t = wordsFor(language);
  return [
    ...Object.entries(everyScreen(data, t)).flatMap(([name, message]) => forms(name, message)),
    ...Object.entries(everyView(data, t)).flatMap(([name, view]) => forms(name, { text: name, ...view })),
  ];
}

function forms(name: string, { text, blocks, plain }: Drawn): Shot[] {
  const shot = (form: string, shown: readonly object[]) => ({
    name: `${name}${form}`.replaceAll(' ', '-'),
    text,
    blocks: shown.map((block, i) => ({ block_id: `b${i}`, ...block })),
  });
  return [shot('', blocks), ...(plain ? [shot('-plain', plain)] : [])];
}
