import { describe, expect, it } from 'vitest';
import { type DigestDraft, digestForm, hasTime, OFTEN } from '../../../src/blocks/follow/digest-form.ts';
import { zonesWith } from '../../../src/blocks/follow/zone-choices.ts';
import { readCadence } from '../../../src/domain/follow/cadence-words.ts';
import { isTimeZone } from '../../../src/domain/follow/schedule.ts';
import { en } from '../../../src/i18n/en.ts';

const draft: DigestDraft = {
  channel: 'C0TRAINING',
  which: 'one',
  job: { id: 'j1', name: 'resnet-lr' },
  often: 'weekdays',
  time: '09:00',
  timeZone: 'Asia/Shanghai',
  ownZone: 'Asia/Shanghai',
  language: 'en',
  unchanged: 'line',
};

function idsIn(more: Partial<DigestDraft> = {}): (string | undefined)[] {
  return digestForm({ ...draft, ...more }, '', en).blocks.map(({ block_id }) => block_id);
}

describe('the form of a new digest', () => {
  it('asks for a search only where it is about one', () => {
    expect(idsIn()).toContain('job');
    expect(idsIn({ which: 'all' })).not.toContain('job');
  });

  it('asks for a time only where there is one', () => {
    expect(idsIn()).toContain('time');
    expect(idsIn({ often: 'every 6h' })).not.toContain('time');
  });

  it('shows what is chosen already', () => {
    const text = JSON.stringify(digestForm(draft, 'memory', en));
    expect(text).toContain('"initial_conversation":"C0TRAINING"');
    expect(text).toContain('"initial_time":"09:00"');
    expect(text).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"resnet-lr","emoji":false},"value":"j1"}',
    );
    expect(text).toContain('"private_metadata":"memory"');
  });

  it('leaves it to Slack what the current channel is where nobody told', () => {
    expect(JSON.stringify(digestForm({ ...draft, channel: undefined }, '', en))).toContain(
      '"default_to_current_conversation":true',
    );
  });

  it.each(OFTEN)('offers a cadence that can be typed as well: %s', (often) => {
    const line = hasTime(often) ? `${often} 17:30 Asia/Shanghai` : `${often} Asia/Shanghai`;
    expect(readCadence(line)).toMatchObject({ kind: 'cadence', timeZone: 'Asia/Shanghai' });
  });

  it('offers every cadence once, by a name of its own', () => {
    const { blocks } = digestForm(draft, '', en);
    const often = JSON.stringify(blocks.find(({ block_id }) => block_id === 'often'));
    const names = [...often.matchAll(/"text":"([^"]*)","emoji":false},"value"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(OFTEN.length);
    expect(names).toEqual(
      expect.arrayContaining(['Every day', 'Every weekday', 'Every Monday', 'Every 6 hours']),
    );
  });
});

describe('the time zones that the digest form offers', () => {
  it('begin with the person’s own, even where it is not a common one', () => {
    expect(zonesWith('Asia/Kathmandu', 'Asia/Shanghai').slice(0, 2)).toEqual([
      'Asia/Kathmandu',
      'Asia/Shanghai',
    ]);
  });

  it('are all in the IANA data base, and none twice', () => {
    const zones = zonesWith();
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones.length).toBeLessThan(100);
  });
});
