import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine, writeLine } from '../../../src/domain/text/command-line.ts';
import { wellFormed } from '../../../src/domain/text/well-formed.ts';

describe('readLine', () => {
  it.each([
    ['best resnet-lr --top 5', ['best', 'resnet-lr', '--top', '5']],
    ['best resnet-lr —top 5', ['best', 'resnet-lr', '--top', '5']],
    ['best resnet-lr –top=5', ['best', 'resnet-lr', '--top=5']],
    ['best resnet-lr -—top 5', ['best', 'resnet-lr', '--top', '5']],
    ['best “my search” --by ‘peak’', ['best', 'my search', '--by', 'peak']],
    ['best 「我的 搜索」', ['best', '我的 搜索']],
    ['best\u00A0resnet-lr\u3000--top＝５', ['best', 'resnet-lr', '--top=5']],
    ['best －－top 3', ['best', '--top', '3']],
    ['best  resnet-lr  ', ['best', 'resnet-lr']],
    ['best a -top 5', ['best', 'a', '--top', '5']],
    ['best "a -bc"', ['best', 'a -bc']],
    ['trial a – b', ['trial', 'a', '–', 'b']],
    [
      'best <https://console.huaweicloud.com/modelarts/#/training/detail/1|console>',
      ['best', 'https://console.huaweicloud.com/modelarts/#/training/detail/1'],
    ],
    ['best x --metric <http://val.ac|val.ac>', ['best', 'x', '--metric', 'val.ac']],
    ['best a&amp;b &lt;c&gt;', ['best', 'a&b', '<c>']],
    ["allow <@U1|o'brien> operator <#C1|general>", ['allow', '<@U1>', 'operator', '<#C1>']],
    ['allow <@U1|Li "Al" Lei> 操作员', ['allow', '<@U1>', '操作员']],
    ['allow <!subteam^S1|@ml ops>\u3000operator', ['allow', '<!subteam^S1>', 'operator']],
    ['allow <@U1> <!subteam^S1> <#C1|>', ['allow', '<@U1>', '<!subteam^S1>', '<#C1>']],
    ['allow “<@U1|李雷>” ＠ops', ['allow', '<@U1>', '@ops']],
    [String.raw`best C:\u\u{zz} \u{110000}`, ['best', String.raw`C:\u\u{zz}`, String.raw`\u{110000}`]],
    ['*best* resnet-lr', ['best', 'resnet-lr']],
    ['`best resnet-lr`', ['best', 'resnet-lr']],
    ['```best resnet-lr```', ['best', 'resnet-lr']],
    ['best `resnet-lr`', ['best', 'resnet-lr']],
    ['_best_ ~resnet-lr~', ['best', 'resnet-lr']],
    ['*best resnet-lr*?', ['best', 'resnet-lr']],
    ['/modelarts best resnet-lr', ['best', 'resnet-lr']],
    ['`/modelarts best resnet-lr`', ['best', 'resnet-lr']],
    ['best resnet-lr?', ['best', 'resnet-lr']],
    ['best resnet-lr.', ['best', 'resnet-lr']],
    ['best resnet-lr。', ['best', 'resnet-lr']],
    ['best resnet\u200B-lr\uFEFF', ['best', 'resnet-lr']],
    ['please best resnet-lr', ['best', 'resnet-lr']],
    ['best resnet-lr please!', ['best', 'resnet-lr']],
    ['best please', ['best', 'please']],
    ['digest daily 9 p.m.', ['digest', 'daily', '9', 'p.m.']],
    ['best snake_case_name', ['best', 'snake_case_name']],
    ['best "*bold* name."', ['best', '*bold* name.']],
    ['alert x when loss < 0.1', ['alert', 'x', 'when', 'loss', '<', '0.1']],
    ['?', ['?']],
    ['', []],
  ])('reads %j', (text, words) => {
    expect(readLine(text)).toEqual(words);
  });

  it.each([
    'best\0 resnet',
    'best resnet\ud83d',
    '\udc00best resnet',
    String.raw`best resnet\u{0}`,
    String.raw`best "resnet\u{d83d}"`,
  ])('reads %j as words that everybody takes', (text) => {
    const words = readLine(text) ?? [];
    expect(words.every((word) => word.isWellFormed() && !word.includes('\0'))).toBe(true);
    expect(words).toHaveLength(2);
  });

  it('refuses a quotation mark that is left open', () => {
    expect(readLine('best "resnet')).toBeUndefined();
    expect(readLine('best “resnet')).toBeUndefined();
  });

  it('reads the same words however a phone quotes and spaces them', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'abcXYZ019_.:/@#%+ 学习率'), minLength: 1 })
      .filter((text) => text.trim() === text);
    const quotes = fc.constantFrom(
      ['"', '"'],
      ['“', '”'],
      ['‘', '’'],
      ["'", "'"],
      ['„', '“'],
      ['「', '」'],
      ['«', '»'],
    );
    const space = fc.constantFrom(' ', '  ', '\u00A0', '\u3000');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, quotes, space), { maxLength: 6 }), (parts) => {
        const text = parts.map(([each, [open, close], gap]) => `${open}${each}${close}${gap}`).join('');
        expect(readLine(text)).toEqual(parts.map(([each]) => each));
      }),
    );
  });
});

describe('writeLine', () => {
  const HARD = [
    '"',
    "'",
    '“',
    '‘',
    '「',
    '\\',
    '\\u{22}',
    '&amp;',
    '<',
    '>',
    '|',
    '<@U1|',
    '＝',
    '\u00A0',
    ' ',
    '\n',
  ];
  const piece = fc.oneof(
    fc.constantFrom(
      ...HARD,
      '—',
      '-',
      '--',
      '…',
      '=',
      '学习率',
      'http://',
      'a',
      'top',
      '_a_',
      '*',
      '`',
      '~',
      'a.',
      '?',
      'please',
      '/modelarts',
      '\u200B',
    ),
    fc.string({ unit: 'binary' }),
    // Half a character, as a cut leaves behind.
    fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
  );
  const word = fc.array(piece, { maxLength: 5 }).map((pieces) => wellFormed(pieces.join('')));

  it('writes what readLine reads back, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        expect(readLine(writeLine(...words))).toEqual(words);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [['best', '1a2b', '--top', '5'], 'best 1a2b --top 5'],
    [['best', 'my search', '学习率'], 'best "my search" "学习率"'],
    [['allow', '<@U1>', 'x > 1'], 'allow "<@U1>" "x > 1"'],
    [['best', 'my "best" one', ''], String.raw`best "my \u{22}best\u{22} one" "\u{}"`],
  ])('leaves words readable: %j', (words, line) => {
    expect(writeLine(...words)).toBe(line);
  });
});
