import type { RespondFn } from '@slack/bolt';
import type { Button } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { chart } from '../../../src/blocks/kit/chart.ts';
import { type Message, message } from '../../../src/blocks/kit/message.ts';
import { paragraph } from '../../../src/blocks/kit/parts.ts';
import { table } from '../../../src/blocks/kit/table.ts';
import { createSending } from '../../../src/slack/transport/sending.ts';
import { testClock } from '../../api/http/server.ts';

const more = String;
const aTable = table({ caption: 'c', columns: [{ title: 'a' }], rows: [['1']], named: 0, more });
const aChart = chart({
  type: 'bar',
  title: 't',
  series: ['s'],
  points: [{ label: 'a', values: [1] }],
  axes: {},
  format: String,
  more,
});
const tables = message('A table.', [aTable]);
const charts = message('A chart.', [aChart]);
const both = message('Both.', [aTable, aChart]);

/** A workspace that refuses messages for which `refuses` has a word; it tells with how many tries each came through. */
function workspaceThat(refuses: (payload: string) => string | undefined) {
  const clock = testClock();
  const sending = createSending(clock, { warn: () => undefined });
  const sent: string[] = [];
  const respond: RespondFn = async (payload) => {
    const error = refuses(JSON.stringify(payload));
    sent.push(JSON.stringify(payload));
    return new Response(JSON.stringify(error === undefined ? { ok: true } : { ok: false, error }));
  };
  return {
    clock,
    /** What came through last. */
    last: () => sent.at(-1) ?? '',
    async send(each: Message): Promise<number> {
      const before = sent.length;
      await sending.respond(respond, each, { response_type: 'ephemeral', replace_original: false });
      return sent.length - before;
    },
    /** In which form an acknowledgement carries it. */
    acked(each: Message): 'native' | 'plain' | undefined {
      const payload = sending.forAck(each);
      return payload && (JSON.stringify(payload).includes('"data_') ? 'native' : 'plain');
    },
  };
}

function workspaceWithout(...types: readonly string[]) {
  return workspaceThat((payload) =>
    types.some((type) => payload.includes(`"${type}"`)) ? 'invalid_blocks' : undefined,
  );
}

describe('a workspace that takes tables and refuses charts', () => {
  it('gets its tables native all the same, and its charts plain from the third on', async () => {
    const { send, acked } = workspaceWithout('data_visualization');
    expect(await send(tables)).toBe(1);
    expect(acked(charts)).toBeUndefined();
    expect([await send(charts), await send(charts), await send(charts)]).toEqual([2, 2, 1]);
    expect([acked(tables), acked(charts), acked(both)]).toEqual(['native', 'plain', 'plain']);
  });

  it('is asked again after an hour, since somebody may have changed its plan', async () => {
    const { clock, send } = workspaceWithout('data_visualization');
    expect([await send(charts), await send(charts), await send(charts)]).toEqual([2, 2, 1]);
    clock.advance(60 * 60_000);
    expect(await send(charts)).toBe(2);
  });
});

describe('a workspace that refuses both', () => {
  it('gets both plain after two refusals', async () => {
    const { send, acked } = workspaceWithout('data_table', 'data_visualization');
    expect([await send(both), await send(both), await send(both)]).toEqual([2, 2, 1]);
    expect([acked(tables), acked(charts)]).toEqual(['plain', 'plain']);
  });
});

describe('a workspace that takes both', () => {
  it('is asked once, and then acknowledged with either', async () => {
    const { send, acked } = workspaceWithout();
    expect(acked(both)).toBeUndefined();
    expect(await send(both)).toBe(1);
    expect([acked(tables), acked(charts), acked(both)]).toEqual(['native', 'native', 'native']);
  });

  it('keeps to native blocks after a message that was refused for something else', async () => {
    const { send, acked } = workspaceWithout('header');
    const fine = message('Fine.', [aTable]);
    const odd = message('Odd.', [{ type: 'header', text: { type: 'plain_text', text: 'x' } }, aTable]);
    await expect(send(odd)).rejects.toThrow();
    await send(fine);
    await expect(send(odd)).rejects.toThrow();
    expect(acked(fine)).toBe('native');
  });

  it('gets tables native after one that was refused for something else', async () => {
    let isOdd = true;
    const { send } = workspaceThat((payload) =>
      isOdd && payload.includes('data_table') ? 'invalid_blocks' : undefined,
    );
    expect(await send(tables)).toBe(2);
    isOdd = false;
    expect([await send(tables), await send(tables)]).toEqual([1, 1]);
  });
});

describe('a workspace that takes plain tables', () => {
  const row = (i: number) => [`row ${i}`, 'x'.repeat(55)];
  const tableOf = (rows: number) =>
    message('Rows.', [
      table({
        caption: 'c',
        columns: [{ title: 'a' }, { title: 'b' }],
        rows: Array.from({ length: rows }, (_, i) => row(i)),
        named: 0,
        more,
      }),
    ]);
  const button: Button = {
    type: 'button',
    text: { type: 'plain_text', text: 'Stop' },
    value: 'stop',
    action_id: 'ask:1',
  };
  const withButton = message('One.', [
    table({
      caption: 'c',
      columns: [{ title: 'a' }, { title: 'b' }],
      rows: [['1', { button, text: '-', beside: 'Row 1' }]],
      named: 0,
      more,
    }),
  ]);

  it.each([
    ['buttons', withButton],
    ['more than 100 rows', tableOf(120)],
    ['more than 10,000 characters', tableOf(99 * 2)],
  ])('is never acknowledged with one of %s before it has taken one', async (_, larger) => {
    const { send, acked } = workspaceWithout();
    await send(tables);
    expect([acked(tables), acked(larger)]).toEqual(['native', undefined]);
    await send(larger);
    expect(acked(larger)).toBe('native');
  });
});

describe('a message that is too long', () => {
  const long = message('Long.', [
    table({ caption: 'c', columns: [{ title: 'a' }], rows: [['1']], named: 0, more }),
    ...Array.from({ length: 4 }, (_, i) => paragraph(`${i}\n${'x'.repeat(2_900)}`)),
    paragraph('The end.'),
  ]);
  const shorter = workspaceThat((payload) => (payload.length > 7_000 ? 'msg_blocks_too_long' : undefined));

  it('is sent plain, then cut to what every workspace takes, and says how much is missing', async () => {
    expect(await shorter.send(long)).toBe(3);
    expect(shorter.last()).toContain('The end.');
    expect(shorter.last()).toContain('… +6');
  });

  it('does not make other messages plain', async () => {
    expect(await shorter.send(tables)).toBe(1);
  });

  it('is cut as well where it has no other form', async () => {
    const paragraphs = message(
      'Long.',
      Array.from({ length: 4 }, () => paragraph('x'.repeat(2_900))),
    );
    expect(await shorter.send(paragraphs)).toBe(2);
  });
});
