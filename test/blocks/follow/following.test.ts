import { describe, expect, it } from 'vitest';
import { DATA } from '../../../sandbox/gallery/data.ts';
import { aDigest, anAlert, aWatch, tomorrow } from '../../../sandbox/gallery/following-data.ts';
import { aSearch } from '../../../sandbox/gallery/make.ts';
import { everyDigest } from '../../../sandbox/gallery/screens-following.ts';
import { alertList, digestList, LISTED, watchList } from '../../../src/blocks/follow/following-list.ts';
import {
  digestFailed,
  digestMade,
  digestRemoved,
  digestSent,
  digestSwitched,
  watchTold,
} from '../../../src/blocks/follow/following-told.ts';
import { quietTold } from '../../../src/blocks/follow/noise-told.ts';
import { type Home, homeView } from '../../../src/blocks/home/home.ts';
import { FOLLOWED, homeFollowing } from '../../../src/blocks/home/home-following.ts';
import { message } from '../../../src/blocks/kit/message.ts';
import { paragraph } from '../../../src/blocks/kit/parts.ts';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';

const job = aSearch();
const now = new Date('2026-11-22T08:00:00Z');
const first = { page: 1, asked: { line: 'digest list', audience: 'private' } } as const;

function linesIn(shown: unknown): string[] {
  return [...JSON.stringify(shown).matchAll(/"value":"([^"]*)"/g)].map(([, line = '']) => line);
}

function textOf(shown: unknown): string {
  return [...JSON.stringify(shown).matchAll(/"(?:text|channel_id|user_id)":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, piece]) => piece)
    .join('');
}

describe('the list of digests', () => {
  it('tells of each when it comes, and where', () => {
    const message = digestList([aDigest({ job })], first, en);
    expect(textOf(message.blocks)).toContain(
      'k3x9ab · resnet-lr · on weekdays at 09:00 (Asia/Shanghai) · C0TRAINING · next ',
    );
    expect(JSON.stringify(message.blocks)).toContain(`"timestamp":${tomorrow.getTime() / 1000}`);
  });

  it('has one switch for pausing and resuming, and none where the search has ended', () => {
    const switches = everyDigest(DATA.usual()).map((digest) =>
      linesIn(digestList([digest], first, en)).filter((line) => /pause|resume/.test(line)),
    );
    expect(switches.map(([line]) => line?.split(' ')[1])).toEqual([
      ...Array.from({ length: 5 }, () => 'pause'),
      ...Array.from({ length: 4 }, () => 'resume'),
      undefined,
    ]);
  });

  it('offers to send at once what is not paused', () => {
    const paused = aDigest({ job }, { paused: { at: now, why: 'asked' }, next: undefined });
    const sends = (digest: typeof paused) =>
      linesIn(digestList([digest], first, en)).includes('digest now k3x9ab');
    expect(sends(aDigest({ job }))).toBe(true);
    expect(sends(paused)).toBe(false);
  });

  it('asks before it removes one', () => {
    const text = JSON.stringify(digestList([aDigest({ job })], first, en));
    expect(text).toContain('Remove this digest?');
    expect(text).toContain('resnet-lr, on weekdays at 09:00 (Asia/Shanghai).');
  });

  it('has buttons that turn its pages, in place where only the asker sees it', () => {
    const digests = Array.from({ length: 2 * LISTED + 3 }, (_, i) => aDigest({ job }, { id: `d${i}` }));
    const page = (wanted: number, audience: 'private' | 'channel' = 'private') =>
      digestList(digests, { page: wanted, asked: { line: 'digest list', audience } }, en);
    const turns = (shown: unknown) => linesIn(shown).filter((line) => line.includes('--page'));
    expect(page(1).text).toBe('43 digests set up here.');
    expect(textOf(page(1).blocks)).toContain('1–20 of 43');
    expect(turns(page(1))).toEqual(['digest list --page 2']);
    expect(textOf(page(2).blocks)).toMatch(/d20 .*d39 .*21–40 of 43/);
    expect(turns(page(2))).toEqual(['digest list --page 1', 'digest list --page 3']);
    expect(textOf(page(3).blocks)).toMatch(/d40 .*d42 .*41–43 of 43/);
    expect(page(9)).toEqual(page(3));
    expect(JSON.stringify(page(2))).toContain('turn:next');
    expect(JSON.stringify(page(2, 'channel'))).toContain('ask:next');
    expect(turns(digestList(digests.slice(0, LISTED), first, en))).toEqual([]);
  });

  it('says how to make one where there is none', () => {
    expect(digestList([], first, en).text).toContain('/modelarts digest all every weekday 09:00');
    expect(textOf(digestList([], first, zh).blocks)).toContain('新建摘要');
  });
});

describe('the lists of watches and alerts', () => {
  it('need the channel only where it is another', () => {
    const lines = linesIn(
      watchList(
        [aWatch({ job }), aWatch({ job }, { channel: 'C0RANDOM' })],
        { ...first, here: 'C0TRAINING' },
        en,
      ),
    );
    expect(lines.filter((line) => line.startsWith('unwatch'))).toEqual([
      `unwatch ${job.id}`,
      `unwatch ${job.id} --channel C0RANDOM`,
    ]);
  });

  it('tell what an alert waits for', () => {
    const alert = anAlert({ job }, { kind: 'metric', metric: 'acc', is: '>=', value: 0.9 });
    expect(textOf(alertList([alert], first, en).blocks)).toContain('resnet-lr, when a trial has acc ≥ 0.9');
    expect(textOf(alertList([alert], first, zh).blocks)).toContain('resnet-lr，当有 trial 的 acc ≥ 0.9 时');
  });
});

describe('the confirmations of what one follows', () => {
  it('of a digest say when the first one comes', () => {
    const message = digestMade(aDigest({ job }), true, en);
    expect(message.text).toBe(
      'The digest of resnet-lr will come to <#C0TRAINING> on weekdays at 09:00 (Asia/Shanghai).',
    );
    expect(JSON.stringify(message.blocks)).toContain(`"timestamp":${tomorrow.getTime() / 1000}`);
  });

  it('have a space in Chinese beside a name, and none without a name', () => {
    const one = aDigest({ job });
    const all = aDigest({ job }, { job: undefined });
    expect(digestSent(one, zh).text).toBe('resnet-lr 的摘要正在发往 <#C0TRAINING>。');
    expect(digestSent(all, zh).text).toBe('所有运行中的超参搜索的摘要正在发往 <#C0TRAINING>。');
    expect(digestFailed(one, zh).text).toMatch(/^未能生成 resnet-lr 的摘要：/);
    expect(digestFailed(all, zh).text).toMatch(/^未能生成所有运行中的超参搜索的摘要：/);
  });

  it('of a removal can be undone', () => {
    const again = 'digest resnet-lr weekdays 09:00 Asia/Shanghai';
    expect(linesIn(digestRemoved(aDigest({ job }), again, en))).toEqual([again]);
  });

  it('of a pause have a button to resume', () => {
    const paused = aDigest({ job }, { paused: { at: now, why: 'asked' }, next: undefined });
    expect(linesIn(digestSwitched(paused, en))).toEqual(['digest resume k3x9ab']);
    expect(linesIn(digestSwitched(aDigest({ job }), en))).toEqual(['digest pause k3x9ab']);
  });

  it('of a watch say what reaches the channel', () => {
    const text = (more: Parameters<typeof aWatch>[1]) =>
      textOf(watchTold(aWatch({ job }, more), 'made', en).blocks);
    expect(text({ reach: ['best', 'failed'] })).toContain('The channel hears of a new best, failures');
    expect(text({ reach: ['best'], minGain: 0.01 })).toContain('better by at least 0.01');
    expect(text({ reach: ['failed'], minGain: 0.01 })).not.toContain('better by');
    expect(text({ reach: [] })).toContain('Everything stays in the thread');
  });

  it('of quiet hours tell them as times of day', () => {
    const quiet = { from: 1_325, to: 480, timeZone: 'Asia/Shanghai', failuresPass: true };
    expect(quietTold({ channel: 'C0TRAINING', quiet, cap: undefined }, true, en).text).toBe(
      'Quiet hours in <#C0TRAINING>: 22:05 to 08:00 (Asia/Shanghai). What happens then is told together afterwards, in one message for the channel and one for each thread; failures and final reports get messages of their own.',
    );
  });
});

describe('the list of what one follows, in the Home tab', () => {
  const much = {
    digests: Array.from({ length: 12 }, (_, i) => aDigest({ job }, { id: `d${i}` })),
    watches: [aWatch({ job })],
    alerts: [anAlert({ job }, { kind: 'failed' })],
  };

  it('has ten rows, and says how many more there are and where', () => {
    const blocks = homeFollowing(much, en).filter((block) => block !== undefined);
    expect(linesIn(blocks).filter((line) => line.startsWith('digest remove'))).toHaveLength(FOLLOWED);
    expect(textOf(blocks)).toContain(
      '…and 4 more. In the direct message with me, /modelarts digest list, /modelarts watch list, /modelarts alert list show all of them.',
    );
    const few = homeFollowing({ ...much, digests: much.digests.slice(0, 9) }, zh);
    expect(textOf(few)).toContain('另有 1 个。在与我的私信中输入 /modelarts alert list 可查看全部。');
    expect(blocks.length).toBeLessThanOrEqual(23);
  });

  it('names the channel in every line, since Home is none', () => {
    const blocks = homeFollowing({ ...much, digests: [] }, en);
    expect(linesIn(blocks)).toEqual([
      `mute ${job.id} --until tomorrow --channel C0TRAINING`,
      `unwatch ${job.id} --channel C0TRAINING`,
      'alert remove a7f0q2',
      'digest',
    ]);
  });

  it('leaves room for everything else', () => {
    const outcome = Array.from({ length: 20 }, (_, i) => message(`${i}`, [paragraph(`${i}`)]));
    const found = { trouble: message('x', [paragraph('x'), paragraph('y'), paragraph('z')]) };
    const home: Home = {
      whyUnknown: undefined,
      role: 'admin',
      elsewhere: [],
      grants: DATA.worst().access.grants,
      isDryRun: true,
      isFirst: false,
      searches: {
        kind: 'listed',
        running: Array.from({ length: 5 }, () => ({ job, found })),
        more: 9,
        ended: Array.from({ length: 3 }, () => ({ job, found })),
        at: now,
      },
      following: much,
    };
    expect(homeView(home, outcome, en).blocks.length).toBeLessThanOrEqual(100);
    expect(textOf(homeView(home, outcome, en).blocks)).toContain('Take back');
  });
});
