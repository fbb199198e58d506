import { all, type Check, either, flag, list, oneOf, shape, text, typed, word } from './check.ts';
import { LIMITS } from './limits.ts';

export function plainText(max: number): Check {
  return typed('plain_text', { text: text(max) }, { emoji: flag });
}

function mrkdwn(max: number): Check {
  return typed('mrkdwn', { text: text(max) }, { verbatim: flag });
}

/** Either kind of text object. What is neither is judged as the plain kind. */
export function anyText(max: number): Check {
  const [plain, marked] = [plainText(max), mrkdwn(max)];
  return (value, at) => (isMarked(value) ? marked(value, at) : plain(value, at));
}

function isMarked(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'mrkdwn';
}

/** It has no `type` key, unlike what surrounds it; a `type` is refused like any unknown key. */
export const confirmDialog = shape(
  {
    title: plainText(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
  },
  { style: word('primary', 'danger') },
);

const optionParts = { text: plainText(LIMITS.option), value: text(LIMITS.optionValue) };
const description = plainText(LIMITS.option);

/** An option of a menu. */
export const option = shape(optionParts, { description });

/** Only an overflow menu's options may lead to a page. */
export const overflowOption = shape(optionParts, { description, url: text(LIMITS.url) });

/** An option of checkboxes or radio buttons, which may be marked up. */
export const choice = shape(
  { text: anyText(LIMITS.option), value: text(LIMITS.optionValue) },
  { description: anyText(LIMITS.option) },
);

export const optionGroup = shape({
  label: plainText(LIMITS.option),
  options: list(option, LIMITS.options),
});

const slackFile = either(shape({ id: text(LIMITS.id) }), shape({ url: text(LIMITS.url) }));

/** Where an image's pixels come from. */
export const imageSource = { image_url: text(LIMITS.url), slack_file: slackFile };

export const oneImageSource = oneOf('image_url', 'slack_file');

export const imageElement = all(
  typed('image', { alt_text: text(LIMITS.imageText) }, imageSource),
  oneImageSource,
);
