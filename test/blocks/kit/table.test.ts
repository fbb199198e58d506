import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { fieldsOf } from '../../../sandbox/slack/json.ts';
import { inOrder, type Order, rowsOf } from '../../../sandbox/web/blocks/table-order.ts';
import { message, type TwoForms } from '../../../src/blocks/kit/message.ts';
import { button } from '../../../src/blocks/kit/parts.ts';
import { type Cell, table } from '../../../src/blocks/kit/table.ts';
import { trialTable } from '../../../src/blocks/search/trial-table.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const stop = button({ key: 'stop', label: 'Stop', line: 'stop j1 t1' });

function plainOf(titles: readonly string[], ...rows: readonly (readonly Cell[])[]) {
  const columns = titles.map((title) => ({ title }));
  const shown = table({ caption: 'Trials', columns, rows, named: 0, more: (count) => `…and ${count} more` });
  return message('Trials.', [shown]).plain ?? [];
}

function textOf(...asked: Parameters<typeof plainOf>): string {
  const [, block] = plainOf(...asked);
  const [part] = block?.type === 'rich_text' ? block.elements : [];
  return part?.type === 'rich_text_preformatted'
    ? part.elements.map((element) => ('text' in element ? element.text : '')).join('')
    : '';
}

describe('the plain form of a table', () => {
  it('is columns as far as they fit', () => {
    expect(textOf(['Trial', 'acc'], ['7aefe81c', '0.91'], ['13b28374', '0.9'])).toBe(
      'Trial     acc\n7aefe81c  0.91\n13b28374  0.9',
    );
  });

  it('puts what no modal has room for below its row, with names', () => {
    const titles = ['Trial', 'State', 'Time spent', 'learning_rate', 'batch_size', 'optimizer', 'momentum'];
    const text = textOf(
      titles,
      ['7aefe81c', 'finished', '6m 53s', '0.018103', '32', 'adam', '0.9'],
      ['13b28374', 'running', '1h 2m', '0.1', '–', '随机梯度下降'.repeat(6), '0.5'],
    );
    expect(text).toMatchInlineSnapshot(`
      "Trial     State     Time spent  learning_rate  batch_size
      7aefe81c  finished  6m 53s      0.018103       32
        optimizer adam · momentum 0.9
      13b28374  running   1h 2m       0.1            –
        optimizer 随机梯度下降随机梯度下降随机梯度下降随机梯度下降随机梯度下降随机梯度下降
        momentum 0.5"
    `);
  });

  it('stays whole where one cell is wider than the room', () => {
    const long = 'x'.repeat(59);
    expect(textOf(['Name', 'State'], [long, 'running'])).toBe(`Name\n${long}\n  State running`);
  });

  it('says beside each button which row it is about', () => {
    if (!stop) throw new Error('no button');
    const blocks = plainOf(
      ['Trial', 'Action', 'lr'],
      ['t1', { button: stop, text: 'running', beside: 't1 · acc 0.5' }, '0.01'],
    );
    expect(blocks.at(-1)).toMatchObject({ type: 'section', text: { text: 't1 · acc 0.5' }, accessory: stop });
  });
});

describe('the native form of a table, sorted as Slack does', () => {
  function sortedBy(title: string, direction: Order['direction'], shown: TwoForms): unknown[] {
    const [block] = shown.native;
    const { head, body } = rowsOf(fieldsOf(block));
    const column = head.findIndex(({ text }) => text === title);
    return inOrder(body, { column, direction }, 'en').map((row) => row[column]?.text);
  }

  function trialsBy(mode: 'max' | 'min'): TwoForms {
    const rewards = ['0.9', 'nan', '10', '2', '', '0.1'];
    const trials = rewards.map((reward, index) =>
      aTrial({
        id: `t${index}`,
        index,
        reward,
        seconds: index === 5 ? undefined : (index + 1) * 40,
        parameters: {
          batch_size: index === 3 ? null : 2 ** index,
          seed: index === 0 ? null : 1e17,
          optimizer: index % 2 ? 'adam' : 1,
        },
      }),
    );
    const job = aSearch('resnet-lr', [{ metric: 'acc', mode }]);
    const table = { trials, metrics: ['acc'], settled: true };
    const criterion = chooseCriterion([{ metric: 'acc', mode }], table, {});
    const ranking = rank(trials, { criterion, by: 'final' });
    const rest = {
      stopped: new Set<string>(),
      isDryRun: false,
      approval: { topQuarter: false },
      caption: 'Trials',
    };
    return trialTable({ job, trials, ranking, ...rest }, wordsFor('en'));
  }

  it.each([
    ['max', 'descending', ['10.00', '2.00', '0.90', '0.10']],
    ['min', 'ascending', ['0.10', '0.90', '2.00', '10.00']],
  ] as const)('has the best of mode %s first and those without a value last', (mode, direction, values) => {
    const found = sortedBy('acc', direction, trialsBy(mode));
    expect(found.slice(0, 4).map(Number)).toEqual(values.map(Number));
    expect(found.slice(4).toSorted()).toEqual(['NaN', '–']);
  });

  it.each([
    ['#', ['1', '2', '3', '4', '–', '–']],
    ['Time spent', ['40s', '1m 20s', '2m', '2m 40s', '3m 20s', '–']],
    ['batch_size', ['1', '2', '4', '16', '32', '–']],
  ])('counts in the column %s', (title, values) => {
    expect(sortedBy(title, 'ascending', trialsBy('max'))).toEqual(values);
  });

  it('has a missing number last among numbers beyond 2 ** 53', () => {
    expect(sortedBy('seed', 'ascending', trialsBy('max')).at(-1)).toBe('–');
  });

  it('leaves a column of words and numbers as text', () => {
    expect(sortedBy('optimizer', 'ascending', trialsBy('max'))).toEqual([
      '1',
      '1',
      '1',
      'adam',
      'adam',
      'adam',
    ]);
  });
});
