import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
import {
  actions,
  button,
  confirm,
  dataTable,
  line,
  option,
  plain,
  raw,
  rowsOf,
  section,
  select,
  times,
  words,
} from './slack-made.ts';

const refused: Record<string, [object[], string]> = {
  'fifty-one blocks': [
    times(51, { type: 'divider' }),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  'a block that there is not': [
    [{ type: 'sections' }],
    'unsupported type: sections [json-pointer:/blocks/0/type]',
  ],
  'an alert, which is for modals': [
    [{ type: 'alert', text: plain('x') }],
    'unsupported type: alert [json-pointer:/blocks/0/type]',
  ],
  'an empty text': [
    [{ type: 'header', text: plain('') }],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  'half a character': [
    [{ type: 'header', text: plain('a\ud83d') }],
    'must be well-formed text [json-pointer:/blocks/0/text/text]',
  ],
  'NUL in a cell': [
    [dataTable([[raw('a')], [raw('b\0')]])],
    'must be well-formed text [json-pointer:/blocks/0/rows/1/0/text]',
  ],
  'a long header': [
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  'a header with markup': [
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    'must be a valid enum value: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  'a section without words': [
    [{ type: 'section' }],
    'must define either `text` or `fields` [json-pointer:/blocks/0/type]',
  ],
  'a long section': [
    [section({ text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } })],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  'a long field': [
    [section({ fields: [plain('x'.repeat(2_001))] })],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  'eleven fields': [
    [section({ fields: times(11, plain('x')) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  'an unknown key': [
    [section({ emphasis: true })],
    'invalid additional property: emphasis [json-pointer:/blocks/0]',
  ],
  'a confirm dialog with a type': [
    [actions(button({ confirm: { type: 'confirm', ...confirm } }))],
    'invalid additional property: type [json-pointer:/blocks/0/elements/0/confirm]',
  ],
  'a confirm dialog without a question': [
    [actions(button({ confirm: { ...confirm, text: undefined } }))],
    'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
  ],
  'a long answer in a dialog': [
    [actions(button({ confirm: { ...confirm, deny: plain('x'.repeat(31)) } }))],
    'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
  ],
  'a long label': [
    [actions(button({ text: plain('x'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  'a long value': [
    [actions(button({ value: 'x'.repeat(2_001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  'no elements': [[actions()], 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
  'twenty-six elements': [
    [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  'one action_id twice in a block': [
    [actions(button(), button())],
    '`action_id` must be unique in a block [json-pointer:/blocks/0]',
  ],
  'one action_id twice in a data table': [
    [
      dataTable([
        [raw('a'), raw('b')],
        times(2, { type: 'action_cell', element: button(), fallback: raw('–') }),
      ]),
    ],
    '`action_id` must be unique in a block [json-pointer:/blocks/0]',
  ],
  'one block_id twice': [
    times(2, { type: 'divider', block_id: 'same' }),
    '`block_id` must be unique in a message [json-pointer:/blocks/1/block_id]',
  ],
  'a menu without options': [
    [actions(select({}))],
    'must have exactly one of: options, option_groups [json-pointer:/blocks/0/elements/0]',
  ],
  'a menu of 101': [
    [actions(select({ options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) }))],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  'a long option value': [
    [actions(select({ options: [option('a', 'x'.repeat(151))] }))],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  'rich text that holds nothing': [
    [words('')],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  'a data table without rows': [
    [dataTable(rowsOf(1))],
    'no fewer than 2 items allowed [json-pointer:/blocks/0/rows]',
  ],
  'a data table of 202 rows': [
    [dataTable(rowsOf(202))],
    'no more than 201 items allowed [json-pointer:/blocks/0/rows]',
  ],
  'a ragged data table': [
    [dataTable([[raw('a'), raw('b')], [raw('c')]])],
    'all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  'an empty cell': [
    [dataTable([[raw('a')], [raw('')]])],
    'must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]',
  ],
  'a button in the head of a data table': [
    [dataTable([[{ type: 'action_cell', element: button(), fallback: raw('–') }], [raw('x')]])],
    'unsupported type: action_cell [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  'a data table without a caption': [
    [dataTable(rowsOf(2), { caption: undefined })],
    'missing required field: caption [json-pointer:/blocks/0]',
  ],
  'data tables that hold too much together': [
    times(2, dataTable(rowsOf(101, 'x'.repeat(100)))),
    'no more than 20000 characters in data_table cells allowed [json-pointer:/blocks]',
  ],
  'two tables': [
    times(2, { type: 'table', rows: [[raw('a')]] }),
    'no more than 1 table blocks allowed [json-pointer:/blocks]',
  ],
  'a button in a table': [
    [{ type: 'table', rows: [[{ type: 'action_cell', element: button(), fallback: raw('–') }]] }],
    'unsupported type: action_cell [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  'three charts': [
    times(3, line()),
    'no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
  ],
  'a chart with a gap': [
    [line({ axis_config: { categories: ['1', '2', '3'] } })],
    'must have exactly one point for each category [json-pointer:/blocks/0/chart/series/0/data]',
  ],
  'an empty slice of a pie': [
    [
      {
        type: 'data_visualization',
        title: 'x',
        chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] },
      },
    ],
    'must be more than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
  ],
  'markdown beyond its sum': [
    times(2, { type: 'markdown', text: 'x'.repeat(6_001) }),
    'no more than 12000 characters in markdown blocks allowed [json-pointer:/blocks]',
  ],
  'a file input, which is for modals': [
    [{ type: 'input', label: plain('x'), element: { type: 'file_input', action_id: 'f' } }],
    'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
  ],
};

describe('a message of the fake Slack', () => {
  it.each(Object.entries(refused))('may not have %s', (_, [blocks, error]) => {
    expect(refusalOf(blocks)).toEqual({ error: 'invalid_blocks', errors: [error] });
  });

  it('loses native tables and charts where the workspace refuses them', () => {
    const blocks = [dataTable(rowsOf(2)), { type: 'divider' }, line()];

    expect(refusalOf(blocks, { refuseNative: true })?.errors).toEqual([
      'unsupported type: data_table [json-pointer:/blocks/0/type]',
      'unsupported type: data_visualization [json-pointer:/blocks/2/type]',
    ]);
  });
});
