import { describe, expect, it } from 'vitest';
import { readerOf } from '../../sandbox/slack/text/reader.ts';
import { asText } from '../../sandbox/slack/text.ts';
import { createWorkspace } from '../../sandbox/workspace.ts';

const workspace = createWorkspace();
const plain = (text: string) => ({ type: 'plain_text', text });
const button = (label: string) => ({ type: 'button', text: plain(label), action_id: label });
const raw = (text: string) => ({ type: 'raw_text', text });

function shown(blocks: object[], personId = 'U0OPERATOR', numbered = false): string {
  return asText(
    { text: '', blocks: blocks.map((block) => ({ ...block })) },
    readerOf(workspace, personId, numbered),
  );
}

function marked(text: string): string {
  return asText({ text, blocks: [] }, readerOf(workspace, 'U0OPERATOR'));
}

describe('markup in the fake Slack', () => {
  it.each([
    ['*bold* _italic_ ~gone~', 'bold italic gone'],
    ['*_both_*', 'both'],
    ['learning_rate and batch_size', 'learning_rate and batch_size'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['`a_b_c` *x*', 'a_b_c x'],
    ['```\nraw *text*\n```', '\nraw *text*\n'],
    [
      '<@U0VIEWER> in <#C0TRAINING> of <!subteam^S0OPERATORS>, <!here>',
      '@viewer in #training of @operators, @here',
    ],
    ['<https://x.y/z|the page> <https://x.y/z>', 'the page https://x.y/z'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['&amp;lt;', '&lt;'],
  ])('shows %j as %j', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it('shows a time in the zone of the reader', () => {
    const noon = Date.UTC(2026, 10, 22, 12) / 1000;

    expect(marked(`at <!date^${noon}^{time}|12:00 UTC>`)).toBe('at 1:00 PM');
    const midnight = noon + 11 * 3_600;
    expect(marked(`<!date^${midnight}^{date_num} {time}|late>`)).toBe('2026-11-23 12:00 AM');
    expect(marked(`<!date^${midnight}^{date_slash}|late>`)).toBe('11/23/2026');
  });
});

describe('blocks in the fake Slack', () => {
  it('are shown as text from top to bottom', () => {
    const text = shown([
      { type: 'header', text: plain('Best trials') },
      { type: 'section', text: { type: 'mrkdwn', text: '*0.93*' }, accessory: button('Show') },
      { type: 'divider' },
      { type: 'context', elements: [plain('3 finished'), { type: 'image', alt_text: 'logo' }] },
      { type: 'actions', elements: [button('Stop'), { type: 'static_select', placeholder: plain('Pick') }] },
    ]);

    expect(text).toBe(
      [
        'Best trials',
        '0.93',
        '[ Show ]',
        '────────────────────',
        '3 finished  (logo)',
        '[ Stop ]  [ Pick ▾ ]',
      ].join('\n'),
    );
  });

  it('number their controls for a prompt, in the order in which they are pressed by number', () => {
    const text = shown(
      [
        { type: 'section', text: plain('x'), accessory: button('A') },
        { type: 'actions', elements: [button('B'), button('C')] },
      ],
      'U0OPERATOR',
      true,
    );

    expect(text).toBe('x\n[1 A ]\n[2 B ]  [3 C ]');
  });

  it('align the columns of tables, numbers to the right, wide characters as two', () => {
    const text = shown([
      {
        type: 'data_table',
        caption: 'Trials',
        rows: [
          [raw('name'), raw('reward'), raw('do')],
          [
            raw('训练'),
            { type: 'raw_number', value: 0.9, text: '0.9' },
            { type: 'action_cell', element: button('Stop') },
          ],
          [raw('second'), { type: 'raw_number', value: 0.125, text: '0.125' }, raw('–')],
        ],
      },
    ]);

    expect(text).toBe(
      ['Trials', 'name    reward  do', '训练       0.9  [ Stop ]', 'second   0.125  –'].join('\n'),
    );
  });

  it('show rich text with its lists, quotes and dates', () => {
    const text = shown(
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'By ', style: { bold: true } },
                { type: 'user', user_id: 'U0VIEWER' },
                { type: 'date', timestamp: Date.UTC(2026, 10, 22) / 1000, format: ' {time}' },
              ],
            },
            {
              type: 'rich_text_list',
              style: 'ordered',
              indent: 1,
              elements: [
                { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
                { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://x.y' }] },
              ],
            },
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a\nb' }] },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '*raw*' }] },
          ],
        },
      ],
      'U0CHINESE',
    );

    expect(text).toBe(['By @viewer 8:00', '  1. one', '  2. https://x.y', '> a', '> b', '*raw*'].join('\n'));
  });

  it('show charts as their numbers', () => {
    const text = shown([
      {
        type: 'data_visualization',
        title: 'Reward',
        chart: { type: 'line', series: [{ name: 'best', data: [{ label: '1', value: 0.5 }] }] },
      },
    ]);

    expect(text).toBe('Reward (line chart)\nbest: 1 0.5');
  });

  it('show cards, plans and what a container holds', () => {
    const words = (text: string) => ({ type: 'plain_text', text });
    const card = {
      type: 'card',
      title: words('Trial 3'),
      actions: [{ type: 'button', text: words('Stop') }],
    };

    expect(shown([{ type: 'carousel', elements: [card, { type: 'card', body: words('x') }] }])).toBe(
      'Trial 3\n[ Stop ]\n‖\nx',
    );
    expect(
      shown([
        { type: 'container', title: words('More'), child_blocks: [{ type: 'header', text: words('h') }] },
      ]),
    ).toBe('More\nh');
    expect(
      shown([{ type: 'plan', title: 'Search', tasks: [{ title: 'Trial 1', status: 'complete' }] }]),
    ).toBe('Search\n● Trial 1');
  });

  it('are shown by their type where it is unknown', () => {
    expect(shown([{ type: 'hologram' }])).toBe('(hologram)');
  });
});
