import { describe, expect, it } from 'vitest';
import { viewContentOf } from '../../sandbox/slack/view-content.ts';
import { plain, section } from './slack-made.ts';

describe('a view is refused by the fake Slack', () => {
  const refused: Record<string, [object, string]> = {
    'without a title': [{ title: undefined }, 'missing required field: title [json-pointer:/view]'],
    'with inputs and no submit': [
      { submit: undefined },
      'missing required field: submit, which a view with input blocks needs [json-pointer:/view]',
    ],
    'with too much to remember': [
      { private_metadata: 'x'.repeat(3_001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    'with a bad block': [
      { blocks: [{ type: 'markdown', text: 'x' }] },
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    'with 101 blocks': [
      { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    'with two elements that want the focus': [
      { blocks: ['a', 'b'].map((id) => input(id, { focus_on_load: true })) },
      'only one element may have `focus_on_load` [json-pointer:/view/blocks]',
    ],
  };

  it.each(Object.entries(refused))('%s', (_, [more, error]) => {
    expect(() => viewContentOf(modal(more), 'modal', faults)).toThrow(
      expect.objectContaining({
        error: 'invalid_arguments',
        more: { errors: [error], response_metadata: { messages: [`[ERROR] ${error}`] } },
      }),
    );
  });

  it('that is too large', () => {
    const blocks = Array.from({ length: 90 }, () => section({ text: plain('x'.repeat(3_000)) }));

    expect(() => viewContentOf(modal({ blocks }), 'modal', faults)).toThrow('view_too_large');
  });
});

const faults = { refuseNative: false };

const input = (id: string, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain('Name'),
  element: { type: 'plain_text_input', action_id: 'a', ...more },
});

const modal = (more: object) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks: [input('name')],
  ...more,
});
