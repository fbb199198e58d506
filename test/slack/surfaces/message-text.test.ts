import { describe, expect, it } from 'vitest';
import { textIn } from '../../../src/slack/surfaces/message-text.ts';

describe('textIn, the text of a message,', () => {
  it('has what people read and press, wherever it is in the message', () => {
    const message = {
      type: 'message',
      ts: '1.2',
      user: 'U0SOMEONE',
      text: 'sentence',
      blocks: [
        { type: 'section', block_id: 'fill:best …', text: { type: 'mrkdwn', text: 'section' } },
        { type: 'actions', elements: [{ type: 'button', action_id: 'hidden', value: 'best some-id' }] },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://link' }] }],
        },
        { type: 'data_table', caption: 'caption', rows: [[{ type: 'raw_text', text: 'cell' }]] },
      ],
      attachments: [
        { from_url: 'https://unfurled', fallback: 'fallback', title: 'title', blocks: [null, 7] },
      ],
    };
    const text = textIn(message);
    for (const part of [
      'sentence',
      'section',
      'fill:best …',
      'best some-id',
      'https://link',
      'caption',
      'cell',
    ])
      expect(text).toContain(part);
    for (const part of ['https://unfurled', 'fallback', 'title']) expect(text).toContain(part);
    expect(text).not.toMatch(/hidden|U0SOMEONE|mrkdwn/);
  });

  it('has 40,000 characters at most', () =>
    expect(textIn({ text: 'x'.repeat(99_999) })).toHaveLength(40_000));
});
