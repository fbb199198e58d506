import { describe, expect, it } from 'vitest';
import { viewContentOf } from '../../sandbox/slack/view-content.ts';
import { foundView } from '../../src/blocks/finder.ts';
import { message } from '../../src/blocks/message.ts';
import { actions, button, paragraph, picker } from '../../src/blocks/parts.ts';
import { HOLE, searchMenu } from '../../src/blocks/search-picker.ts';
import { en } from '../../src/i18n/en.ts';

function idsIn(...parts: Parameters<typeof message>[1]): string[] {
  const view = foundView(
    { reply: message('An answer.', [paragraph('An answer.'), ...parts]), jobId: 'j1' },
    en,
  );
  expect(() => viewContentOf(view, 'modal', { refuseNative: true })).not.toThrow();
  return [...JSON.stringify(view.blocks).matchAll(/"action_id":"([^"]*)"/g)].map(([, id = '']) => id);
}

const BELOW = ['finder:best', 'finder:progress', 'finder:trials', 'finder:again'];

describe('foundView', () => {
  it('hears what asks, and leaves out what cannot answer in it', () => {
    const ids = idsIn(
      actions(
        button({ key: 'next', label: 'Next', line: 'trials j1 --page 2', press: 'turn' }),
        button({ key: 'share', label: 'Share', line: 'best j1', press: 'share' }),
        picker({
          key: 'sort',
          placeholder: 'Sort',
          options: [{ label: 'a', line: 'trials j1 --sort time' }],
        }),
      ),
    );
    expect(ids).toEqual(['finder:turn:next', 'finder:ask:sort', ...BELOW]);
  });

  it('shows no button twice', () => {
    expect(idsIn(actions(button({ key: 'all', label: 'All trials', line: 'trials j1' })))).toEqual(BELOW);
  });

  it('leaves out a row in which nothing is left', () => {
    const menu = searchMenu({ finds: 'job', line: `best ${HOLE}`, placeholder: 'Pick' });
    expect(idsIn(menu)).toEqual(BELOW);
  });
});
