import { describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/slack/journal.ts';
import { begin } from './begin.ts';
import { eventOf, linkTo, posted, searches, settled, unfurls } from './links.ts';

describe('the preview of a link when something fails', () => {
  it.each([
    ['is down', { kind: 'fail', status: 503 }],
    ['refuses', { kind: 'fail', status: 403, code: 'ModelArts.0108' }],
    ['answers with a web page', { kind: 'garbage', as: 'html' }],
    ['answers with wrong types', { kind: 'garbage', as: 'types' }],
  ] as const)('is missing and logged while ModelArts %s, and the next link has one', async (_, fault) => {
    const journey = await begin(searches);
    const { viewer, modelarts, clock } = journey;
    modelarts.faults.inject(fault);
    await viewer.pastes(linkTo('resnet-lr', journey));
    clock.run(600);
    await expect.poll(() => journey.logged()).toContain('a link cannot be previewed');
    clock.pause();
    expect(unfurls(journey)).toEqual([]);
    expect(viewer.screen()).toHaveLength(1);
    modelarts.faults.clear();
    await viewer.pastes(linkTo('resnet-lr', journey));
    expect((await viewer.sees('winner')).unfurls).toHaveLength(1);
  });

  it('is missing and logged when Slack refuses it, and the next link has one', async () => {
    const journey = await begin(searches);
    const { viewer, slack } = journey;
    slack.faults.errorFor['chat.unfurl'] = 'cannot_unfurl_url';
    await viewer.pastes(linkTo('resnet-lr', journey));
    await expect.poll(() => journey.logged()).toContain('a link could not be given its preview');
    delete slack.faults.errorFor['chat.unfurl'];
    await viewer.pastes(linkTo('resnet-lr', journey));
    expect((await viewer.sees('winner')).unfurls).toHaveLength(1);
  });

  it('waits as long as Slack asks when there are too many requests', async () => {
    const journey = await begin(searches);
    const { viewer, slack, clock } = journey;
    await viewer.types('/modelarts help');
    slack.faults.rateLimited = 1;
    slack.faults.retryAfter = 30;
    await viewer.pastes(linkTo('resnet-lr', journey));
    await journey.passing(viewer.sees('winner'));
    expect(clock.now().getTime()).toBeGreaterThan(new Date('2026-11-22T08:00:29Z').getTime());
  });
});

describe('the preview of a link in a draft', () => {
  /** What Slack tells before there is a message; the sandbox knows the preview's place by the id of one that is there. */
  const composer = ({ channel, ts }: Message) => {
    const draft = `${channel}-${ts}`;
    return { channel: 'COMPOSER', message_ts: draft, unfurl_id: draft, source: 'composer' };
  };

  it('is sent under the name of the draft, with a title', async () => {
    const journey = await begin(searches);
    const message = posted(linkTo('resnet-lr', journey), journey);
    await journey.slack.event(eventOf(message, journey, composer(message)));
    await journey.viewer.sees('winner');
    const [call] = unfurls(journey);
    expect(call?.args).toMatchObject({ unfurl_id: `C0TRAINING-${message.ts}`, source: 'composer' });
    expect(call?.args).not.toHaveProperty('channel');
    expect(JSON.stringify(call?.args)).toContain('resnet-lr · running');
  });

  it('does not keep the preview from other drafts or from the channel', async () => {
    const journey = await begin(searches);
    const message = posted(linkTo('resnet-lr', journey), journey);
    for (const fields of [composer(message), composer(message), {}]) {
      const before = unfurls(journey).length;
      await journey.slack.event(eventOf(message, journey, fields));
      await expect.poll(() => unfurls(journey)).toHaveLength(before + 1);
    }
  });

  it('is missing when the bot answers only in some channels', async () => {
    const journey = await begin(searches);
    await journey.admin.types('/modelarts allow channel here');
    const message = posted(linkTo('resnet-lr', journey), journey);
    await journey.slack.event(eventOf(message, journey, composer(message)));
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
  });
});
