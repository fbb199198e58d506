import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobIdsIn, jobsNamedIn } from '../../../src/domain/training-job/mentioned-jobs.ts';

const ID = '51b6e8a4-7d0c-4f6e-9a3b-0c1d2e3f4a5b';
const OTHER = '0123456789abcdef0123456789abcdef';
const jobs = (...names: readonly string[]) => names.map((name, i) => ({ id: `id-${i}`, name }));
const named = (text: string, ...names: readonly string[]) =>
  jobsNamedIn(text, jobs(...names)).map(({ name }) => name);

describe('jobIdsIn', () => {
  it.each([
    ['alone', ID],
    ['in a sentence', `is ${ID.toUpperCase()}, the new one, done?`],
    [
      'in a link',
      `<https://console.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/${ID}|job>`,
    ],
    [
      'in an encoded link',
      `https://auth.example.com/?service=https%3A%2F%2Fx%23%2Ftraining%2Fdetail%2F${ID}`,
    ],
    ['in a link encoded twice', `https://auth.example.com/?service=https%253A%252F%252Fx%252F${ID}%2526a`],
    ['in the name of a log', `modelarts-job-${ID}-worker-0.log`],
    ['in the line of a button', `best ${ID} --top 3`],
  ])('finds an id %s', (_, text) => expect(jobIdsIn(text)).toEqual([ID]));

  it('finds each id once, in the order of the text', () => {
    expect(jobIdsIn(`${OTHER} ${ID} ${OTHER}`)).toEqual([OTHER, ID]);
  });

  it('does not take a part of a longer run of digits', () => {
    expect(jobIdsIn(`${OTHER}0 a${ID}`)).toEqual([]);
  });
});

describe('jobsNamedIn', () => {
  it.each([
    'resnet-lr',
    'How is resnet-lr?',
    '(resnet-lr)',
    '“Resnet-LR”',
    'resnet-lr.',
    '看看resnet-lr的结果',
    '`resnet-lr`',
    'a\nresnet-lr\nb',
  ])('finds a name in %j', (text) => expect(named(text, 'resnet-lr')).toEqual(['resnet-lr']));

  it.each(['resnet-lr2', 'my-resnet-lr', 'resnet-lr-v2', 'resnet_lr', 'xresnet-lr', 'éresnet-lr'])(
    'finds no name in %j',
    (text) => expect(named(text, 'resnet-lr')).toEqual([]),
  );

  it('takes the longer of two names that stand in the same place', () => {
    expect(named('超参搜索 a.b', '超参', '超参搜索', 'a', 'a.b')).toEqual(['超参搜索', 'a.b']);
  });

  it('finds two names that each stand alone, in the order of the text', () => {
    expect(named('b, then a-b', 'a-b', 'b')).toEqual(['b', 'a-b']);
  });

  it('finds all jobs of one name', () => expect(named('go', 'go', 'Go', 'stop')).toEqual(['go', 'Go']));

  it('finds the right place after letters that become longer in lower case', () => {
    expect(named('İİİ lr', 'lr')).toEqual(['lr']);
  });

  it('finds nothing by an empty name', () => expect(named('a   b', '', ' ')).toEqual([]));

  const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
  const gap = fc.stringMatching(/^[ .,;:!?()\n]{1,3}$/);

  it('finds every name that is set apart, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 6, selector: (each) => each.toLowerCase() }),
        gap,
        (names, between) => {
          const text = between + names.join(between) + between;
          expect(named(text, ...names)).toEqual(names);
        },
      ),
    );
  });

  it('finds no name that is not in the text, and none twice, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(name), (text, names) => {
        const found = jobsNamedIn(text, jobs(...names));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const each of found) expect(text.toLowerCase()).toContain(each.name.toLowerCase());
      }),
    );
  });
});
