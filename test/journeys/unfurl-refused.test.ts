import { describe, expect, it } from 'vitest';
import { begin, type Journey } from './begin.ts';
import { eventOf, HERE, idOf, linkTo, posted, searches, settled, unfurls } from './links.ts';

const HALF_AN_HOUR = 30 * 60_000;

describe('a link to the console', () => {
  it.each([
    [
      'one of three',
      (j: Journey) => ['resnet-lr', 'plain', 'fence'].map((name) => linkTo(name, j)).join(' '),
    ],
    ['for another region', (j: Journey) => linkTo('resnet-lr', j, HERE.replace('cn-north-4', 'cn-north-9'))],
    [
      'without a region',
      (j: Journey) => linkTo('resnet-lr', j, 'https://console.huaweicloud.com/modelarts/'),
    ],
    ['for a job of another project', () => `${HERE}#/training/detail/${'ab'.repeat(16)}`],
    ['for a list of jobs', () => `${HERE}#/training`],
    ['for a model', (j: Journey) => `${HERE}#/model/detail/${idOf('resnet-lr', j)}`],
    ['for another service', () => 'https://console.huaweicloud.com/obs/?region=cn-north-4#/bucket'],
    ['with a secret in it', (j: Journey) => linkTo('resnet-lr', j, `${HERE}&Signature=s3cr3t0`)],
  ])('gets no preview and no message when it is %s', async (_, text) => {
    const journey = await begin(searches);
    await journey.viewer.pastes(text(journey));
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
    expect(
      journey.viewer
        .screen()
        .map(({ shown }) => shown)
        .join('\n'),
    ).not.toContain('winner');
    expect(journey.logged()).not.toMatch(/s3cr3t0|"level":[45]0/);
  });

  it('gets no preview when it leads to a log, of which the bot is not even told', async () => {
    const journey = await begin(searches);
    const secret = 'AWSAccessKeyId=HSTABCDEFGHIJKLMN123&Signature=s3cr3t0';
    await journey.viewer.pastes(
      `https://ml-team.obs.cn-north-4.myhuaweicloud.com/logs/worker-0.log?${secret}`,
    );
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
    expect(JSON.stringify([journey.logged(), journey.modelarts.requests])).not.toMatch(/s3cr3t0|HSTABC/);
  });

  it('gets no preview when a guest or somebody of another organisation posts it', async () => {
    const journey = await begin(searches);
    await journey.guest.pastes(linkTo('resnet-lr', journey));
    await journey.partner.pastes(linkTo('plain', journey));
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
  });

  it('gets a preview when a guest who is admitted to the channel posts it', async () => {
    const journey = await begin(searches);
    await journey.admin.types('/modelarts allow guests here');
    await journey.guest.pastes(linkTo('resnet-lr', journey));
    expect((await journey.guest.sees('winner')).unfurls).toHaveLength(1);
  });

  it('gets no preview in a channel in which the bot may not answer, even for admins', async () => {
    const journey = await begin(searches);
    const { admin } = journey;
    await admin.types('/modelarts allow channel here');
    await admin.pastes(linkTo('resnet-lr', journey), { channel: 'random' });
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
  });

  it('gets no preview in a channel that is shared with another organisation', async () => {
    const journey = await begin(searches);
    const message = posted(linkTo('resnet-lr', journey), journey);
    await journey.slack.event(eventOf(message, journey, {}, { is_ext_shared_channel: true }));
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
  });

  it('gets no preview while Slack does not say who posted it', async () => {
    const journey = await begin(searches);
    journey.slack.faults.errorFor['users.info'] = 'internal_error';
    await journey.viewer.pastes(linkTo('resnet-lr', journey));
    await expect.poll(() => journey.logged()).toContain('person not read from Slack');
    delete journey.slack.faults.errorFor['users.info'];
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(1);
  });

  it('gets no second preview in a channel within half an hour, but one elsewhere and later', async () => {
    const journey = await begin(searches);
    const { viewer, clock } = journey;
    const link = linkTo('resnet-lr', journey);
    await viewer.pastes(link);
    await viewer.sees('winner');
    await clock.advance(HALF_AN_HOUR - 1_000);
    await viewer.pastes(link);
    await viewer.pastes(link, { channel: 'random' });
    await viewer.sees(({ channel, unfurls }) => channel === 'C0RANDOM' && unfurls !== undefined);
    expect(unfurls(journey)).toHaveLength(2);
    await clock.advance(1_000);
    const { ts } = await viewer.pastes(link);
    await viewer.sees(({ ts: seen, unfurls }) => seen === ts && unfurls !== undefined);
    expect(unfurls(journey)).toHaveLength(3);
  });

  it('gets no second preview when Slack delivers its event again', async () => {
    const journey = await begin(searches);
    const event = eventOf(posted(linkTo('resnet-lr', journey), journey), journey);
    await journey.slack.event(event);
    await journey.viewer.sees('winner');
    await journey.clock.advance(HALF_AN_HOUR);
    await journey.slack.event(event);
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(2);
  });

  it('gets no second preview from another instance to which Slack delivers its event again', async () => {
    const journey = await begin(searches);
    const event = eventOf(posted(linkTo('resnet-lr', journey), journey), journey);
    await journey.slack.event(event);
    await journey.viewer.sees('winner');
    await journey.restartBot(journey.transport);
    await journey.slack.event(event);
    await settled(journey);
    expect(unfurls(journey)).toHaveLength(2);
  });
});
