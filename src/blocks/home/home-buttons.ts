import type { Button } from '@slack/types';
import { button } from '../kit/parts.ts';

/** Ids of what can be pressed in the Home tab; apart from those in messages, since here a press has no reply. */
export const HOME = {
  give: 'home:give',
  settings: 'home:settings',
  takeBack: 'home:take-back',
  refresh: 'home:refresh',
  find: 'home:find',
  /** Runs its line as `takeBack` does; followed by what tells the button from its neighbours. */
  follow: 'home:follow:',
  /** Followed by what tells the button from its neighbours. */
  ask: 'home:ask:',
} as const;

type Spec = Parameters<typeof button>[0];

/** A button of the Home tab or of a modal: its id is just this, so that a listener of its own hears it. */
export function homeButton(actionId: string, spec: Omit<Spec, 'key'>): Button | undefined {
  const made = button({ ...spec, key: actionId });
  return made && { ...made, action_id: actionId };
}

/** A button whose command line is answered in a modal. */
export function askButton({ key, ...spec }: Pick<Spec, 'key' | 'label' | 'line'>): Button | undefined {
  return homeButton(`${HOME.ask}${key}`, spec);
}
