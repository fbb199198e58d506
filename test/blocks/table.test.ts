import { describe, expect, it } from 'vitest';
import { message } from '../../src/blocks/message.ts';
import { button } from '../../src/blocks/parts.ts';
import { type Cell, table } from '../../src/blocks/table.ts';

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
