import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { HERE, idOf, linkTo, posted, searches, unfurls } from './links.ts';

describe('the preview of a link to the console', () => {
  it('shows everybody the state, the counts and the best trial so far', async () => {
    const journey = await begin(searches);
    await journey.viewer.pastes(`Look: ${linkTo('resnet-lr', journey)}`);
    const { shown, onlyFor, unfurls: cards } = await journey.operator.sees('winner');
    expect(shown).toContain('resnet-lr');
    expect(shown).toContain('Hyperparameter search, running');
    expect(shown).toContain('█████░░░░░ 2 of 4 trials ended');
    expect(shown).toContain('2 finished, 1 running, 0 failed');
    expect(shown).toContain('Best so far: trial winner, acc 0.9 (higher is better)');
    expect(shown).toContain('Leading so far: trial ahead with 0.95');
    expect(shown).toContain('As it was at');
    expect(onlyFor).toBeUndefined();
    expect(cards).toHaveLength(1);
    expect(journey.slack.failures).toEqual([]);
  });

  it('is in the language of whoever posted the link', async () => {
    const journey = await begin(searches);
    await journey.chinese.pastes(linkTo('resnet-lr', journey));
    const { shown } = await journey.viewer.sees('winner');
    expect(shown).toContain('超参搜索，运行中');
    expect(shown).toContain('共 4 个 trial，已结束 2 个');
    expect(shown).toContain('目前最佳：trial winner，acc 0.9（越大越好）');
    expect(shown).toContain('最佳 trial');
  });

  it('answers a press only to the presser, in their language', async () => {
    const journey = await begin(searches);
    await journey.viewer.pastes(linkTo('resnet-lr', journey));
    await journey.chinese.sees('winner');
    const best = await journey.chinese.presses('Best trial');
    expect(best.reply).toMatchObject({
      onlyFor: 'U0CHINESE',
      text: 'resnet-lr 的最佳 trial：winner，acc 0.9。',
    });
    const progress = await journey.viewer.presses('Progress');
    expect(progress.reply?.onlyFor).toBe('U0VIEWER');
    expect(progress.reply?.text).toContain('2 of 4 trials ended');
    expect((await journey.operator.sees('Best so far')).unfurls).toHaveLength(1);
  });

  it('shows the state of an ordinary job and leads to it', async () => {
    const journey = await begin(searches);
    await journey.viewer.pastes(linkTo('plain', journey));
    const { shown } = await journey.viewer.sees('Training job, running');
    expect(shown).not.toContain('trial');
    expect((await journey.viewer.presses('Details')).reply?.text).toContain('plain is a training job');
  });

  it.each([
    ['the old console', `${HERE}#/trainingJobs/details/`],
    [
      'the international console',
      'https://console-intl.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/',
    ],
    ['a page with more in its address', `${HERE}&locale=zh-cn&agency=a#/training/detail/`],
  ])('is made for %s', async (_, page) => {
    const journey = await begin(searches);
    await journey.viewer.pastes(`${page}${idOf('resnet-lr', journey)}`);
    expect((await journey.viewer.sees('winner')).unfurls).toHaveLength(1);
    expect(journey.slack.failures).toEqual([]);
  });

  it('is made in a thread, in a channel without the bot and in a direct message', async () => {
    const journey = await begin(searches);
    const { viewer, workspace } = journey;
    const { ts } = posted('What about it?', journey);
    await viewer.pastes(linkTo('resnet-lr', journey), { thread: ts });
    await viewer.sees(({ threadTs, unfurls }) => threadTs === ts && unfurls !== undefined);
    await viewer.pastes(linkTo('resnet-lr', journey), { channel: 'random' });
    await viewer.sees(({ channel, unfurls }) => channel === 'C0RANDOM' && unfurls !== undefined);
    const own = [...workspace.channels.values()].find(({ isIm, members }) => isIm && members.has('U0VIEWER'));
    await viewer.pastes(linkTo('resnet-lr', journey), { channel: own?.id ?? '' });
    await viewer.sees(({ channel, unfurls }) => channel === own?.id && unfurls !== undefined);
    expect(unfurls(journey)).toHaveLength(3);
  });

  it('is made for each of two jobs in one message, but once for two addresses of one job', async () => {
    const journey = await begin(searches);
    await journey.viewer.pastes(`${linkTo('resnet-lr', journey)} and ${linkTo('plain', journey)}`);
    expect((await journey.viewer.sees('Training job')).unfurls).toHaveLength(2);
    const other = 'https://console-intl.huaweicloud.com/modelarts/?region=cn-north-4';
    await journey.viewer.pastes(`${linkTo('fence', journey)} is ${linkTo('fence', journey, other)}`);
    expect((await journey.viewer.sees(/fence\n/)).unfurls).toHaveLength(1);
  });

  it.each([
    ['a channel ping', '<!channel>'],
    ['text styles and a mention', '*bold* _it_ <@U0ADMIN>'],
    ['3,000 letters', 'x'.repeat(3_000)],
  ])('shows a name as plain text when it has %s', async (_, name) => {
    const journey = await begin((project) =>
      project.addTable({
        name,
        rows: [{ id: name, reward: 0.5 }],
        objectives: [{ metric: name, mode: 'max' }],
      }),
    );
    await journey.viewer.pastes(linkTo(name, journey));
    const { unfurls: cards } = await journey.viewer.sees('As it was at');
    const sent = JSON.stringify(cards);
    expect(sent).toContain(name.slice(0, 60));
    expect(sent).not.toContain('mrkdwn');
    expect(JSON.stringify(unfurls(journey)[0]?.args.unfurls)).not.toContain('"fallback":"<!channel>');
    expect(journey.slack.failures).toEqual([]);
  });
});
