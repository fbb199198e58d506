import type { Shot } from './shots.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const option = (text: string, value = text) => ({ text: plain(text), value });
const input = (id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: id, ...element },
  ...more,
});

const EPOCHS = ['1', '2', '3', '4', '5', '6'];
const series = (name: string, values: readonly number[]) => ({
  name,
  data: EPOCHS.map((label, i) => ({ label, value: values[i] ?? 0 })),
});
const chart = (type: string) => ({
  type: 'data_visualization',
  title: `Accuracy by epoch, as ${type}`,
  chart: {
    type,
    series: [
      series('7aefe81c', [0.41, 0.62, 0.74, 0.82, 0.88, 0.91]),
      series('b5effbf5', [0.38, 0.55, 0.66, 0.73, 0.78, 0.8]),
      series('14e80e6f', [0.21, 0.33, 0.4, 0.52, 0.6, 0.63]),
    ],
    axis_config: { categories: EPOCHS, x_label: 'Epoch', y_label: 'acc' },
  },
});

const pie = {
  type: 'data_visualization',
  title: 'Trials by state',
  chart: {
    type: 'pie',
    segments: [
      { label: 'finished', value: 11 },
      { label: 'running', value: 4 },
      { label: 'failed', value: 1 },
    ],
  },
};

const buttons = [
  { type: 'button', action_id: 'a', text: plain('Open'), value: 'a' },
  { type: 'button', action_id: 'b', text: plain('Apply'), value: 'b', style: 'primary' },
  { type: 'button', action_id: 'c', text: plain('Stop'), value: 'c', style: 'danger' },
];

const form = [
  input('name', 'Search', { type: 'plain_text_input', placeholder: plain('resnet-lr') }),
  input('why', 'Reason', { type: 'plain_text_input', multiline: true }, { optional: true }),
  input('count', 'Trials', { type: 'number_input', is_decimal_allowed: false, initial_value: '20' }),
  input('mode', 'Goal', {
    type: 'radio_buttons',
    options: [option('higher is better', 'max'), option('lower is better', 'min')],
    initial_option: option('higher is better', 'max'),
  }),
  input('tell', 'Tell', {
    type: 'checkboxes',
    options: [
      { ...option('the channel'), description: plain('one message a day') },
      option('whoever stopped a trial'),
    ],
  }),
  input('day', 'First day', { type: 'datepicker', initial_date: '2026-11-23' }),
  input('at', 'At', { type: 'timepicker', initial_time: '09:00' }, { hint: plain('In your own time zone.') }),
  input('metric', 'Metric', {
    type: 'static_select',
    placeholder: plain('Choose a metric'),
    options: [option('acc'), option('loss')],
  }),
  input('people', 'Operators', {
    type: 'multi_users_select',
    placeholder: plain('Choose people'),
    initial_users: ['U0OPERATOR', 'U0ADMIN'],
  }),
  input('job', 'Job', { type: 'external_select', placeholder: plain('Find a job'), min_query_length: 0 }),
];

const richText = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Stopped by ' },
        { type: 'user', user_id: 'U0OPERATOR' },
        { type: 'text', text: ' at ' },
        { type: 'date', timestamp: 1_795_334_400, format: '{time}', fallback: '08:00 UTC' },
        { type: 'text', text: ': a :boom: that stays a word, ' },
        { type: 'text', text: 'bold', style: { bold: true } },
        { type: 'text', text: ', ' },
        { type: 'text', text: 'struck', style: { strike: true } },
        { type: 'text', text: ' and ' },
        { type: 'text', text: '--top 5', style: { code: true } },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
        { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://example.com', text: 'two' }] },
      ],
    },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted' }] },
  ],
};

const card = {
  type: 'card',
  title: plain('resnet-lr'),
  subtitle: plain('running, 11 of 24 finished'),
  body: { type: 'mrkdwn', text: 'Best so far: *0.9101* by `7aefe81c`' },
  actions: buttons,
};

const table = {
  type: 'table',
  rows: [
    [
      { type: 'raw_text', text: 'Trial' },
      { type: 'raw_text', text: 'acc' },
    ],
    [
      { type: 'raw_text', text: '7aefe81c' },
      { type: 'raw_number', value: 0.9101, text: '0.9101' },
    ],
  ],
};

const image = {
  type: 'image',
  alt_text: 'A grey square',
  title: plain('A picture'),
  image_url:
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='240' height='80'><rect width='240' height='80' fill='%23999'/></svg>",
};

const controls = {
  type: 'actions',
  elements: [
    ...buttons,
    { type: 'overflow', action_id: 'd', options: [option('Copy'), option('Mute')] },
    { type: 'datepicker', action_id: 'e', initial_date: '2026-11-23' },
    { type: 'static_select', action_id: 'f', placeholder: plain('Folded'), options: [option('x')] },
  ],
};

const section = {
  type: 'section',
  text: {
    type: 'mrkdwn',
    text: '*Digest* of <#C0TRAINING> for <@U0OPERATOR>, <!date^1795334400^{time}|08:00>',
  },
  fields: [plain('Finished 11'), plain('Running 4')],
  accessory: {
    ...buttons[0],
    confirm: { title: plain('Sure?'), text: plain('x'), confirm: plain('Yes'), deny: plain('No') },
  },
};

function shot(name: string, ...blocks: readonly object[]): Shot {
  return { name, text: name, blocks: blocks.map((block, i) => ({ block_id: `s${i}`, ...block })) };
}

/** Blocks that screens are about to use, so that their drawing is seen before. */
export const specimens: Shot[] = [
  shot('form', ...form),
  ...['line', 'bar', 'area'].map((type) => shot(`chart-${type}`, chart(type))),
  shot('chart-pie', pie),
  shot('rich-text', richText),
  shot('section', section, { type: 'divider' }, controls),
  shot('card', card),
  shot('carousel', { type: 'carousel', elements: [card, card, card] }),
  shot('container', {
    type: 'container',
    title: plain('Failed trials'),
    subtitle: plain('3 of 24'),
    is_collapsible: true,
    child_blocks: [richText, { type: 'actions', elements: buttons }],
  }),
  shot('table', table),
  shot('alert', { type: 'alert', text: plain('Nobody may stop trials yet.'), level: 'warning' }),
  shot('markdown', { type: 'markdown', text: '## A heading\n\nSome **bold** words and a\n\n- list' }),
  shot('image', image),
  shot('headings', ...[1, 2, 3].map((level) => ({ type: 'header', level, text: plain(`Level ${level}`) }))),
];
