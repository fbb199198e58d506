import type { Words } from '../../i18n/en.ts';
import { type Message, message } from './message.ts';
import { actions, button, note, paragraph } from './parts.ts';

interface Which {
  /** What was not understood, as a sentence. */
  readonly text: string;
  /** What may have been meant, likeliest first. */
  readonly choices: readonly { readonly label: string; readonly line: string }[];
  /** The choices are guesses, not all there is. */
  readonly isGuess: boolean;
  /** Where everything is listed. */
  readonly all: { readonly label: string; readonly line: string };
}

/** Slack folds what is more than about five buttons in a row. */
const OFFERED = 4;

/** Asks what a word was meant for; a press goes on with that. */
export function which({ text, choices, isGuess, all }: Which, t: Words): Message {
  const left = choices.length - OFFERED;
  return message(text, [
    paragraph(text),
    note(isGuess && choices.length > 0 ? t.problem.didYouMean : undefined),
    actions(
      ...choices.slice(0, OFFERED).map((choice, i) => button({ key: `choice-${i}`, ...choice })),
      button({ key: 'all', ...all }),
    ),
    note(left > 0 ? t.more(left) : undefined),
  ]);
}
