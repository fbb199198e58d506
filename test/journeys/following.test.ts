import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin, type Journey } from './begin.ts';
import { transcriptOf } from './transcript.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Sixteen trials of about ten minutes each, of which four run at a time; some fail. */
function search(project: Project): void {
  project.addSearch({
    name: 'resnet-lr',
    parameters: [{ name: 'learning_rate', kind: 'continuous', lower: 0.0001, upper: 0.1 }],
    trials: 16,
    epochs: 10,
    secondsPerEpoch: 60,
    failureRate: 0.1,
    seed: 387,
  });
}

async function open(): Promise<Journey> {
  const journey = await begin(search);
  const random = journey.workspace.channels.get('C0RANDOM');
  if (random) random.botIsMember = true;
  return journey;
}

describe('following a search', () => {
  it('posts its whole course into two channels in two languages', async () => {
    const journey = await open();
    const { viewer, chinese, operator, clock } = journey;
    const english = transcriptOf(journey, 'C0TRAINING', 'U0VIEWER');
    const han = transcriptOf(journey, 'C0RANDOM', 'U0CHINESE');
    const inRandom = { channel: 'C0RANDOM' };
    const asks = async (person: 'viewer' | 'operator', line: string) => {
      english.note(`${person}: /modelarts ${line}`);
      await (person === 'viewer' ? viewer : operator).types(`/modelarts ${line}`);
    };
    const asksInChinese = async (line: string) => {
      han.note(`chinese-reader: /modelarts ${line}`);
      await chinese.types(`/modelarts ${line}`, inRandom);
    };

    // A mute holds the operator's digest as well, which takes an operator.
    await journey.admin.types('/modelarts allow <@U0CHINESE> operator');
    await asks('viewer', 'watch resnet-lr --best --finished --failed');
    await asks('viewer', 'alert resnet-lr when acc > 0.85');
    await asks('operator', 'digest resnet-lr daily 08:35 Europe/London');
    await asks('operator', 'quiet 08:10-08:34 Europe/London --failures');
    await asksInChinese('watch resnet-lr --best --finished');
    await asksInChinese('alert resnet-lr 有试验失败');
    await clock.advance(2 * MINUTE);
    await operator.types('/modelarts digest resnet-lr 每天 16:15 Asia/Shanghai --language zh', inRandom);
    await clock.advance(18 * MINUTE);
    await asksInChinese('mute resnet-lr --until 15m');
    await clock.advance(35 * MINUTE);
    english.note('The bot is down for the night.');
    han.note('The bot is down for the night.');
    await journey.stopBot();
    await clock.advance(24 * HOUR);
    await journey.restartBot(journey.transport);
    await clock.advance(5 * MINUTE);

    await expect(english.text()).toMatchFileSnapshot('./following.en.txt');
    await expect(han.text()).toMatchFileSnapshot('./following.zh.txt');
  });
});

/** Keys of what the bot has posted into the channel by itself; they stay with the messages. */
function keysIn({ workspace }: Journey): string[] {
  const posts = workspace.messages.filter(({ channel }) => channel === 'C0TRAINING');
  return posts.flatMap(({ metadata }) => {
    const payload = metadata?.event_payload;
    return typeof payload === 'object' && payload !== null && 'key' in payload ? [String(payload.key)] : [];
  });
}

/** Every trial that the thread has told to be at its end, oldest first. */
function endsIn({ viewer }: Journey): string[] {
  const told = viewer.screen('#training').filter(({ threadTs }) => threadTs !== undefined);
  const ends = told.filter(({ text }) => /(?:finished|failed): /.test(text));
  return ends.flatMap(({ text }) => text.match(/\b[0-9a-f]{8}\b/g) ?? []);
}

async function follow(journey: Journey): Promise<void> {
  await journey.viewer.types('/modelarts watch resnet-lr --best --finished --failed');
  await journey.operator.types('/modelarts digest resnet-lr daily 08:20 Europe/London');
}

/** As where nothing had gone wrong. */
function expectWhole(journey: Journey): void {
  const keys = keysIn(journey);
  const kinds = Object.groupBy(keys, (key) => key.split(':')[0] ?? '');
  expect(new Set(keys).size).toBe(keys.length);
  expect(kinds).toMatchObject({
    card: [expect.anything()],
    digest: [expect.anything()],
    report: [expect.anything()],
  });
  const ends = endsIn(journey);
  expect(ends).toHaveLength(16);
  expect(new Set(ends).size).toBe(16);
  const card = journey.viewer
    .screen('#training')
    .find(({ threadTs, text }) => !threadTs && text.startsWith('resnet-lr: 16'));
  expect(card?.shown).toContain('The search has ended');
}

describe('following a search through failures', () => {
  it('loses and doubles nothing when the bot restarts on the other transport', async () => {
    const journey = await open();
    await follow(journey);
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await journey.clock.advance(15 * MINUTE);
      await journey.restartBot(quarter % 2 === 0 ? 'http' : 'socket');
    }
    await journey.clock.advance(5 * MINUTE);
    expectWhole(journey);
  });

  it('posts everything once, but later, when Slack is unreachable for half an hour', async () => {
    const journey = await open();
    await follow(journey);
    await journey.clock.advance(9 * MINUTE);
    journey.slack.faults.dark = true;
    await journey.clock.advance(30 * MINUTE);
    expect(keysIn(journey)).toEqual([expect.stringMatching(/^card:/)]);
    journey.slack.faults.dark = false;
    await journey.clock.advance(15 * MINUTE);
    expectWhole(journey);
  });
});
