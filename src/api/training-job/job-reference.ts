import { JOB_ID, jobInLink } from '../../domain/training-job/console-link.ts';

const WHOLE_ID = new RegExp(`^(?:${JOB_ID})$`, 'i');

/** The job id that `word` is or, as a link to the console, leads to. */
export function jobIdIn(word: string): string | undefined {
  return WHOLE_ID.test(word) ? word.toLowerCase() : jobInLink(word);
}

/** Whether `word` may be the beginning of an id. */
export function isIdPrefix(word: string): boolean {
  return /^[0-9a-f]{4}[0-9a-f-]*$/i.test(word);
}
