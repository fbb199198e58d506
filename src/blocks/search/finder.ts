import type { ModalView } from '@slack/types';
import type { Words } from '../../i18n/en.ts';
import { modal } from '../kit/inputs.ts';
import { jobInput } from './search-picker.ts';

/** Ids in the form in which a search is looked for. */
export const FINDER = { form: 'form:find', job: 'job' } as const;

/** Asks for a search. */
export function finderForm(t: Words): ModalView {
  const { title, submit, label, placeholder } = t.shortcuts.find;
  return modal({ title, submit, form: FINDER.form }, [jobInput(FINDER.job, label, { placeholder })], t);
}
