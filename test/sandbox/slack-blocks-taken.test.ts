import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
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
  'markdown up to its sum': times(2, { type: 'markdown', text: 'x'.repeat(6_000) }),
};

describe('a message', () => {
  it.each(Object.entries(accepted))('may have %s', (_, blocks) => {
    expect(refusalOf(blocks)).toBeUndefined();
  });
});
