import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
import { button, plain, section } from './slack-made.ts';

const refused: Record<string, [object[], string]> = {
  'a card with nothing on it': [
    [{ type: 'card', subtitle: plain('x') }],
    'must define at least one of: hero_image, title, actions, body [json-pointer:/blocks/0]',
  ],
  'a card whose title is a bare string': [
    [{ type: 'card', title: 'x' }],
    'must provide an object [json-pointer:/blocks/0/title]',
  ],
  'a card with four buttons': [
    [{ type: 'card', actions: Array.from({ length: 4 }, (_, i) => button({ action_id: `${i}` })) }],
    'no more than 3 items allowed [json-pointer:/blocks/0/actions]',
  ],
  'a card in a container': [
    [{ type: 'container', title: plain('t'), child_blocks: [{ type: 'card', title: plain('x') }] }],
    'unsupported type: card [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  'a container without a title': [
    [{ type: 'container', child_blocks: [section()] }],
    'must have exactly one of: title, rich_text_title [json-pointer:/blocks/0]',
  ],
  'one block_id twice, once in a container': [
    [
      { type: 'divider', block_id: 'same' },
      { type: 'container', title: plain('t'), child_blocks: [section({ block_id: 'same' })] },
    ],
    '`block_id` must be unique in a message [json-pointer:/blocks/1/block_id]',
  ],
  'a plan whose title is a text object': [
    [{ type: 'plan', title: plain('x') }],
    'must be a string [json-pointer:/blocks/0/title]',
  ],
  'a task that waits for no plan': [
    [{ type: 'task_card', task_id: 't', title: 'x', status: 'pending' }],
    'must be a valid enum value: in_progress, complete, error [json-pointer:/blocks/0/status]',
  ],
};

describe('a message with cards of the fake Slack', () => {
  it.each(Object.entries(refused))('may not have %s', (_, [blocks, error]) => {
    expect(refusalOf(blocks)).toEqual({ error: 'invalid_blocks', errors: [error] });
  });
});
