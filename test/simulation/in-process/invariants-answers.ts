import type { Stop } from '../../../src/domain/stops.ts';
import type { Overheard, Press, Scene } from './cluster.ts';
import { ENTITLED } from './people.ts';
import { broken } from './rules.ts';

/** Every press is answered once, and with what then turns out to be so. */
export function wrongInAnswers(stops: readonly Stop[], { presses, overheard }: Scene): string[] {
  return [
    ...presses.flatMap((press) => wrongInPress(press)),
    ...overheard.flatMap((said) => wrongInSaid(said, stops)),
    ...stops.flatMap(({ id, trialId }) => {
      const first = overheard.filter((said) => said.what === 'request' && said.id === id && said.stop);
      return broken([
        [first.length > 1, `${trialId}: ${first.length} people were told that they were first`],
      ]);
    }),
  ];
}

function wrongInPress({ who, line, instance, answers, failures }: Press): string[] {
  const answered = answers.length + failures.length;
  return broken([
    [failures.length > 0, `${who}: ${line} threw ${failures.join()}`],
    [answered > 1 || (answered === 0 && !instance.gate.isDead()), `${who}: ${line} got ${answered} answers`],
    [answers.some(({ reply }) => reply.text === ''), `${who}: ${line} got an empty answer`],
  ]);
}

function wrongInSaid({ what, id, by, stop, stood, at }: Overheard, stops: readonly Stop[]): string[] {
  const end = stops.find((each) => each.id === id);
  const name = `${by} was told about ${what} of ${end?.trialId ?? id}`;
  if (!ENTITLED.includes(by)) return [`${name}, and may not`];
  if (what === 'request') return broken([[!end, `${name}, of which nothing is left`]]);
  if (stop) return broken([[!HELD_TO[what](end, by), `${name} that it is done, and it is ${end?.state}`]]);
  return broken([
    [isStillOpen(what, { by, stood, at }), `${name} that it is too late, and it is ${stood?.state}`],
  ]);
}

const HELD_TO: Readonly<
  Record<'undo' | 'approve' | 'decline', (end: Stop | undefined, by: string | undefined) => boolean>
> = {
  undo: (end, by) => (end?.state === 'undone' || end?.state === 'declined') && end.settledBy === by,
  approve: (end, by) => end?.approvedBy === by,
  decline: (end, by) => end?.state === 'declined' && end.settledBy === by,
};

function isStillOpen(
  what: 'undo' | 'approve' | 'decline',
  { by, stood, at }: Pick<Overheard, 'by' | 'stood' | 'at'>,
): boolean {
  if (!stood) return false;
  if (what === 'undo') return stood.state === 'held' || stood.state === 'requested';
  if (stood.state !== 'requested') return false;
  if (what === 'decline') return true;
  return stood.reasons.length > 0 && stood.by !== by && at < (stood.lapsesAt ?? at);
}
