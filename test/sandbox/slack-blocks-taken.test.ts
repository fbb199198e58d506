import { describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../sandbox/slack/blocks.ts';
import {
  actions,
  button,
  confirm,
  dataTable,
  line,
  numeric,
  option,
  plain,
  raw,
  section,
  select,
  times,
  words,
} from './slack-made.ts';

const card = {
  type: 'card',
  title: plain('t'),
  subtitle: { type: 'mrkdwn', text: '*s*' },
  body: plain('x'.repeat(200)),
  subtext: plain('x'),
  slack_icon: { type: 'icon', name: 'chart' },
  hero_image: { type: 'image', image_url: 'https://x/y.png', alt_text: 'y' },
  actions: [button({ action_id: 'a' }), button({ action_id: 'b' }), button({ action_id: 'c' })],
};
const task = { type: 'task_card', task_id: 't', title: 'Trial 3', status: 'complete' };

const accepted: Record<string, object[]> = {
  nothing: [],
  'a header with a level': [{ type: 'header', text: plain('x'.repeat(150)), level: 4 }],
  'a section with text, fields and a button': [
    section({ fields: [plain('a'), { type: 'mrkdwn', text: '*b*', verbatim: true }], accessory: button() }),
  ],
  'a context of texts and images': [
    {
      type: 'context',
      elements: [plain('a'), { type: 'image', image_url: 'https://x/y.png', alt_text: 'y' }],
    },
  ],
  'buttons with everything': [actions(button({ value: 'v', style: 'danger', confirm }))],
  'a menu with groups': [actions(select({ option_groups: [{ label: plain('g'), options: [option('a')] }] }))],
  'a menu filled by the app': [
    actions({ type: 'external_select', action_id: 'find', min_query_length: 0, placeholder: plain('Job') }),
  ],
  'an overflow menu': [section({ accessory: { type: 'overflow', action_id: 'o', options: [option('a')] } })],
  'rich text of every shape': [
    words('x'),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 8,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'link', url: 'https://x', text: 'x' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
        {
          type: 'rich_text_section',
          elements: [{ type: 'date', timestamp: 1, format: '{time}', fallback: 'x' }],
        },
      ],
    },
  ],
  'a full data table': [
    dataTable([[raw('id')], ...Array.from({ length: 200 }, (_, i) => [numeric(i)])], { page_size: 100 }),
  ],
  'a data table with a button in a row': [
    dataTable([[raw('id')], [{ type: 'action_cell', element: button({ confirm }), fallback: raw('–') }]]),
  ],
  'a table with settings': [
    {
      type: 'table',
      rows: [[raw('a'), words('b')]],
      column_settings: [null, { align: 'right', is_wrapped: true }],
    },
  ],
  'two charts': [
    line(),
    {
      type: 'data_visualization',
      title: 'x',
      chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
    },
  ],
  'an image': [{ type: 'image', image_url: 'https://x/y.png', alt_text: 'y', title: plain('t') }],
  'an input': [
    { type: 'input', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'n' } },
  ],
  'fifty blocks': times(50, { type: 'divider' }),
  'a card with everything': [card],
  'ten cards in a carousel': [{ type: 'carousel', elements: times(10, { ...card, actions: [button()] }) }],
  'a container of ten': [
    { type: 'container', title: plain('t'), is_collapsible: true, child_blocks: times(10, section()) },
  ],
  'a plan with a task that waits': [
    {
      type: 'plan',
      title: 'Search',
      tasks: [
        { ...task, status: 'pending' },
        { ...task, output: words('x') },
      ],
    },
  ],
  'a task by itself': [task],
  'a video': [
    {
      type: 'video',
      title: plain('t'),
      alt_text: 'a',
      video_url: 'https://x/v',
      thumbnail_url: 'https://x/t.png',
    },
  ],
  'small buttons under it': [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('+'), value: 'yes' },
          negative_button: { text: plain('-'), value: 'no' },
        },
      ],
    },
  ],
  'markdown up to its sum': times(2, { type: 'markdown', text: 'x'.repeat(6_000) }),
};

describe('a modal of the fake Slack', () => {
  it('takes blocks for modals only, and refuses blocks that modals cannot have', () => {
    const at = '/view/blocks';
    const file = { type: 'input', label: plain('x'), element: { type: 'file_input', action_id: 'f' } };
    const alert = { type: 'alert', text: plain('x'), level: 'warning' };

    expect(faultsOf([file, alert, ...times(98, section())], at, { surface: 'modal' })).toEqual([]);
    expect(faultsOf([line()], at, { surface: 'modal' })).toEqual([
      'unsupported type: data_visualization [json-pointer:/view/blocks/0/type]',
    ]);
  });
});

describe('a Home tab of the fake Slack', () => {
  it('takes tables and charts, and no markdown', () => {
    const at = '/view/blocks';

    expect(faultsOf([dataTable([[raw('a')], [raw('b')]]), line()], at, { surface: 'home' })).toEqual([]);
    expect(faultsOf([{ type: 'markdown', text: 'x' }], at, { surface: 'home' })).toEqual([
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ]);
  });
});

describe('a message of the fake Slack', () => {
  it.each(Object.entries(accepted))('may have %s', (_, blocks) => {
    expect(refusalOf(blocks)).toBeUndefined();
  });
});
