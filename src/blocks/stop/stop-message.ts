import type { KnownBlock } from '@slack/types';
import { isDirect } from '../../domain/access/roles.ts';
import { faceOf, RIGHTS_MINUTES, type Stop, type StopFace, watchMinutes } from '../../domain/stop/stops.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { capitalised, type Line, line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';
import { modelartsNote } from '../kit/problem.ts';
import { why } from './second-operator.ts';
import { told } from './stop.ts';

/** The one message about a stop, as the ledger has it now: from asking to how it ended. */
export function stopMessage(stop: Stop, t: Words): Message {
  const face = faceOf(stop);
  const text = t.stop.face[face]({
    what: whole(stop, t),
    What: capitalised(whole(stop, t)),
    minutes: face === 'unconfirmed' ? RIGHTS_MINUTES : watchMinutes(stop),
    by: { user: stop.by },
    other: { user: stop.settledBy ?? stop.by },
    time: { time: timeOf(stop, face), to: face === 'held' ? 'second' : 'minute' },
    why: t.join(stop.reasons.map((reason) => why(reason, t))),
  });
  return message(spoken(text, stop, t), [
    paragraph(text, stop.approvedBy && t.stop.approvedBy({ user: stop.approvedBy })),
    note(
      dryRunNote(stop, t),
      face === 'asking' ? t.stop.orType(`/modelarts ${writeLine('approve', stop.id)}`) : undefined,
      ...(stop.problem ? modelartsNote(stop.problem, t) : []),
    ),
    buttons(stop, face, t),
  ]);
}

/** What the first presser is told, by where the message stands. */
export function stopAsked(stop: Stop, placed: keyof Words['stop']['asked'], t: Words): Message {
  const isAsking = stop.reasons.length > 0;
  const sentences = isAsking ? t.stop.asking : t.stop.asked;
  // From App Home, as from there, the message goes to the direct messages, which is no makeshift.
  if (placed === 'channel' && isDirect(stop.channel))
    return toldOf(stop, isAsking ? sentences.direct(what(stop, t)) : t.stop.askedHome(what(stop, t)), t);
  return toldOf(stop, sentences[placed](what(stop, t)), t);
}

/** What everyone after the first is told. */
export function alreadyStopping(stop: Stop, t: Words): Message {
  const face = faceOf(stop);
  if (face === 'endedAlone') return toldOf(stop, t.stop.alreadyAlone(what(stop, t)), t);
  const sentence =
    face === 'ended' ? t.stop.alreadyEnded : face === 'asking' ? t.stop.alreadyAsking : t.stop.already;
  return toldOf(stop, sentence(what(stop, t), { user: stop.by }, { time: stop.at }), t);
}

export type StopChange = 'undo' | 'approve' | 'decline';

/** Confirms a change of a stop. */
export function stopChanged(change: StopChange, stop: Stop, t: Words): Message {
  const sentence = { undo: t.stop.undone, approve: t.stop.approved, decline: t.stop.declined }[change];
  return toldOf(stop, sentence(what(stop, t)), t);
}

/** Why a stop can no longer be changed. */
export function tooLate(change: StopChange, stop: Stop, t: Words): Message {
  return told(t.stop.late[change](what(stop, t), t.stop.stateWord[stop.state]));
}

export function ownStop(stop: Stop, t: Words): Message {
  return told(t.stop.own(what(stop, t)));
}

/** One sentence about a stop. */
function toldOf(stop: Stop, text: Line, t: Words): Message {
  return message(spoken(text, stop, t), [paragraph(text), note(dryRunNote(stop, t))]);
}

/** Whoever reads no more than the notification must not take a dry run for a real stop. */
function spoken(text: Line, stop: Stop, t: Words): Line {
  const mark = dryRunNote(stop, t);
  return mark === undefined ? text : line`${text} ${mark}`;
}

function dryRunNote({ isDryRun }: Stop, t: Words): string | undefined {
  return isDryRun ? t.stop.dryRun : undefined;
}

/** Where it is clear which job is meant. */
function what({ trialId, jobName }: Stop, t: Words): Line {
  const { trial, job } = t.stop.what;
  return trialId === undefined ? job(clip(jobName, NAME)) : trial({ code: clip(trialId, NAME) });
}

function whole({ trialId, jobName }: Stop, t: Words): Line {
  const { trialOf, job } = t.stop.what;
  const name = clip(jobName, NAME);
  return trialId === undefined ? job(name) : trialOf({ code: clip(trialId, NAME) }, name);
}

function timeOf(stop: Stop, face: StopFace): Date {
  const times: Partial<Record<StopFace, Date | undefined>> = {
    asking: stop.lapsesAt,
    held: stop.heldUntil ?? new Date(stop.at.getTime() + stop.undoSeconds * 1000),
  };
  return times[face] ?? stop.settledAt ?? stop.sentAt ?? stop.at;
}

function buttons(stop: Stop, face: StopFace, t: Words): KnownBlock | undefined {
  const { id, jobId, trialId } = stop;
  const stopAgain = trialId === undefined ? writeLine('stop-job', jobId) : writeLine('stop', jobId, trialId);
  if (face === 'asking')
    return actions(
      button({ key: 'approve', label: t.stop.approve, line: writeLine('approve', id), style: 'primary' }),
      button({ key: 'decline', label: t.stop.decline, line: writeLine('decline', id) }),
    );
  if (face === 'held')
    return actions(button({ key: 'undo', label: t.stop.undo, line: writeLine('undo', id) }));
  const hasFailed = ['unknown', 'refused', 'failed', 'unconfirmed'].includes(face);
  return hasFailed ? actions(button({ key: 'again', label: t.stop.again, line: stopAgain })) : undefined;
}
