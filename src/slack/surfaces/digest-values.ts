import type { ViewOutput } from '@slack/bolt';
import {
  DIGEST_FORM,
  DIGEST_INPUT,
  type DigestDraft,
  hasTime,
  USUAL_TIME,
  USUALLY,
} from '../../blocks/follow/digest-form.ts';
import { FIND } from '../../blocks/search/search-picker.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';

type Values = ViewOutput['state']['values'];

/** What stands in the form now; where nothing does, what stood there at first. */
export function draftIn(values: Values, first: DigestDraft): DigestDraft {
  const chosen = (id: string, action = 'in') => values[id]?.[action]?.selected_option?.value;
  const job = values[DIGEST_INPUT.job]?.[FIND.job]?.selected_option;
  const which = chosen(DIGEST_INPUT.which, DIGEST_FORM.which);
  return {
    ...first,
    channel: values[DIGEST_INPUT.channel]?.in?.selected_conversation ?? first.channel,
    which: which === undefined ? first.which : which === 'all' ? 'all' : 'one',
    // Of a form without the menu nothing was taken away.
    job: values[DIGEST_INPUT.job] ? (job ? { id: job.value, name: job.text.text } : undefined) : first.job,
    often: chosen(DIGEST_INPUT.often, DIGEST_FORM.often) ?? first.often,
    time: values[DIGEST_INPUT.time]?.in?.selected_time ?? first.time,
    timeZone: chosen(DIGEST_INPUT.zone) ?? first.timeZone,
    language: languageIn(chosen(DIGEST_INPUT.language)) ?? first.language,
    unchanged: chosen(DIGEST_INPUT.unchanged) === 'nothing' ? 'nothing' : 'line',
  };
}

/** What a form begins with. */
export function firstDraft(
  known: Pick<DigestDraft, 'channel' | 'job' | 'ownZone' | 'language'>,
): DigestDraft {
  return {
    ...known,
    which: known.job ? 'one' : 'all',
    often: USUALLY,
    time: USUAL_TIME,
    timeZone: known.ownZone ?? 'UTC',
    unchanged: 'line',
  };
}

/** The line that a form stands for and where, or what is missing, by the input. */
export function lineOf(
  { channel, which, job, often, time, timeZone, language, unchanged }: DigestDraft,
  t: Words,
): { readonly line: string; readonly channel: string } | { readonly faults: Record<string, string> } {
  const words = t.follow.form;
  const about = which === 'all' ? 'all' : job?.id;
  if (channel === undefined || about === undefined)
    return {
      faults: {
        ...(channel === undefined && { [DIGEST_INPUT.channel]: words.noChannel }),
        ...(about === undefined && { [DIGEST_INPUT.job]: words.noJob }),
      },
    };
  const when = hasTime(often) ? [...often.split(' '), time] : often.split(' ');
  const wishes = [
    ...(unchanged === 'nothing' ? ['--changes'] : []),
    ...['--language', language, '--channel', channel],
  ];
  return { line: writeLine('digest', about, ...when, timeZone, ...wishes), channel };
}

function languageIn(word: string | undefined): DigestDraft['language'] | undefined {
  return word === 'en' || word === 'zh' ? word : undefined;
}

/** What a form has to know of where it was asked for. The way to answer is a secret, and kept under the key. */
export interface Memory {
  readonly key: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly isHome: boolean;
}

/** For `private_metadata`. */
export function writeMemory({ key, channel, thread = '', isHome }: Memory): string {
  return [key, channel, thread, isHome ? 'home' : 'here'].join('\n');
}

export function readMemory(memory: string): Memory {
  const [key = '', channel = '', thread = '', place] = memory.split('\n');
  return { key, channel, thread: thread || undefined, isHome: place === 'home' };
}
