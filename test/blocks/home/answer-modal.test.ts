import { describe, expect, it } from 'vitest';
import { viewContentOf } from '../../../sandbox/slack/view-content.ts';
import { answerModal } from '../../../src/blocks/home/answer-modal.ts';
import { message } from '../../../src/blocks/kit/message.ts';
import { actions, button, paragraph, picker } from '../../../src/blocks/kit/parts.ts';
import { HOLE, searchMenu } from '../../../src/blocks/search/search-picker.ts';
import { en } from '../../../src/i18n/en.ts';

interface Place {
  readonly memory?: string;
  readonly back?: string;
}

function idsIn({ memory = 'jobs', back }: Place, ...parts: Parameters<typeof message>[1]): string[] {
  const reply = message('An answer.', [paragraph('An answer.'), ...parts]);
  const view = answerModal({ reply, memory, back }, en);
  expect(() => viewContentOf(view, 'modal', { refuseNative: true })).not.toThrow();
  return [...JSON.stringify(view.blocks).matchAll(/"action_id":"([^"]*)"/g)].map(([, id = '']) => id);
}

describe('answerModal', () => {
  it('keeps controls that ask for something, and leaves out those that cannot answer in a modal', () => {
    const ids = idsIn(
      {},
      actions(
        button({ key: 'next', label: 'Next', line: 'trials j1 --page 2', press: 'turn' }),
        button({ key: 'share', label: 'Share', line: 'best j1', press: 'share' }),
        picker({
          key: 'sort',
          placeholder: 'Sort',
          options: [{ label: 'a', line: 'trials j1 --sort time' }],
        }),
      ),
      searchMenu({ finds: 'job', line: `best ${HOLE}`, placeholder: 'Pick' }),
    );
    expect(ids).toEqual(['modal:turn:next', 'modal:ask:sort', 'modal:ask:find:job', 'modal:again']);
  });

  it('leaves out a row in which nothing is left', () => {
    const share = button({ key: 'share', label: 'Share', line: 'best j1', press: 'share' });
    expect(idsIn({}, actions(share))).toEqual(['modal:again']);
  });

  it('leads back to what it was opened with, and from the best trial to progress', () => {
    const all = actions(button({ key: 'all', label: 'All trials', line: 'trials j1' }));
    expect(idsIn({ memory: 'best j1' }, all)).toEqual(['modal:ask:all', 'modal:progress', 'modal:again']);
    expect(idsIn({ memory: 'best j1', back: 'best j1' }, all)).toContain('modal:back');
    expect(idsIn({ memory: 'best' }, all)).not.toContain('modal:progress');
  });

  it('leads to no progress where the answer leads to no trials', () => {
    expect(idsIn({ memory: 'best j1' })).toEqual(['modal:again']);
  });
});
