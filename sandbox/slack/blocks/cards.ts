import { fieldsOf } from '../json.ts';
import { all, byType, type Check, fault, list, oneOf, shape, text, typed, word } from './check.ts';
import { anyText, imageElement, plainText } from './composition.ts';
import { button } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';

const id = { block_id: text(LIMITS.id) };

/** For modals only. */
export const alert = typed(
  'alert',
  { text: anyText(LIMITS.alert) },
  { level: word('default', 'info', 'warning', 'error', 'success'), ...id },
);

const titles = { title: anyText(LIMITS.cardTitle), subtitle: anyText(LIMITS.cardTitle) };

/** Its texts are text objects: Slack refuses bare strings here. */
export const card = all(
  typed(
    'card',
    {},
    {
      ...titles,
      hero_image: imageElement,
      body: anyText(LIMITS.cardBody),
      subtext: anyText(LIMITS.cardBody),
      icon: imageElement,
      slack_icon: typed('icon', { name: text(LIMITS.id) }),
      actions: list(button, LIMITS.cardActions),
      ...id,
    },
  ),
  notEmpty,
  oneIcon,
);

export const carousel = typed('carousel', { elements: list(byType({ card }), LIMITS.cards) }, id);

function notEmpty(value: unknown, at: string) {
  const { hero_image, title, actions, body } = fieldsOf(value);
  return [hero_image, title, actions, body].every((each) => each === undefined)
    ? fault(at, 'must define at least one of: hero_image, title, actions, body')
    : [];
}

function oneIcon(value: unknown, at: string) {
  const { icon, slack_icon } = fieldsOf(value);
  return icon === undefined && slack_icon === undefined ? [] : oneOf('icon', 'slack_icon')(value, at);
}

const source = shape({ type: word('url'), url: text(LIMITS.url), text: text(LIMITS.text) });

function task(...states: readonly string[]): Check {
  return typed(
    'task_card',
    // The title is a bare string, unlike a card's.
    { task_id: text(LIMITS.id), title: text(LIMITS.text), status: word(...states) },
    { details: richText, output: richText, sources: list(source), ...id },
  );
}

const STATES = ['in_progress', 'complete', 'error'] as const;

/** A task waits only inside a plan. */
export const taskCard = task(...STATES);

export const plan = typed(
  'plan',
  { title: text(LIMITS.text) },
  { tasks: list(byType({ task_card: task('pending', ...STATES) }), LIMITS.planTasks), ...id },
);

/** That Slack also wants the scope `links.embed:write`, and the domain among the app's own, is not checked here. */
export const video = typed(
  'video',
  {
    title: plainText(LIMITS.videoTitle),
    alt_text: text(LIMITS.imageText),
    video_url: text(LIMITS.url),
    thumbnail_url: text(LIMITS.url),
  },
  {
    title_url: text(LIMITS.url),
    description: plainText(LIMITS.videoTitle),
    author_name: text(LIMITS.videoAuthor),
    provider_name: text(LIMITS.id),
    provider_icon_url: text(LIMITS.url),
    ...id,
  },
);
