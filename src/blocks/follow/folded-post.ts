import type { Fold, FoldablePost, FoldedSearch } from '../../domain/follow/folding.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, paragraph } from '../kit/parts.ts';

interface Folded extends Pick<Fold<FoldablePost>, 'why' | 'tells'> {
  /** Names of searches by their ids, as far as known. */
  readonly names: ReadonlyMap<string, string>;
}

const SEARCHES = 10;
const BUTTONS = 4;
const KINDS = ['best', 'finished', 'failed', 'stopped', 'ended', 'other'] as const;

/** One message in place of several that were held back. What they are about stays a press away. */
export function foldedPost({ why, tells, names }: Folded, t: Words): Message {
  const words = t.card.folded;
  const nameOf = ({ jobId }: FoldedSearch) => {
    const name = jobId === undefined ? words.unnamed : (names.get(jobId) ?? jobId.slice(0, 8));
    return filled(clip(name, NAME));
  };
  const told = tells.map((each) => words.of(nameOf(each), countsOf(each, t)));
  const left = told.length - SEARCHES;
  const shown = left > 0 ? [...told.slice(0, SEARCHES), words.more(left)] : told;
  const text = words.headline(words.why[why], shown);
  const buttons = tells.slice(0, BUTTONS).flatMap((each, i) =>
    each.jobId === undefined
      ? []
      : [
          button({
            key: `progress-${i}`,
            label: `${t.search.progress.button} · ${clip(nameOf(each), 40)}`,
            line: writeLine('progress', each.jobId),
          }),
        ],
  );
  const others = button({ key: 'jobs', label: t.button.jobs, line: 'jobs' });
  return message(text, [paragraph(text), actions(...buttons, tells.length > BUTTONS ? others : undefined)]);
}

function countsOf({ counts }: FoldedSearch, t: Words): string[] {
  return KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [t.card.folded.times[kind](count)] : [];
  });
}
