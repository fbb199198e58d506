import type { RespondFn } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { chart } from '../../src/blocks/chart.ts';
import { type Message, message } from '../../src/blocks/message.ts';
import { table } from '../../src/blocks/table.ts';
import { createSending } from '../../src/slack/sending.ts';
import { testClock } from '../api/server.ts';

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

/** A workspace that refuses messages with such blocks; it tells what each message came with in the end. */
function workspaceWithout(...refused: readonly string[]) {
  const sending = createSending(testClock(), { warn: () => undefined });
  let tries = 0;
  const respond: RespondFn = async (payload) => {
    tries += 1;
    const isRefused = refused.some((type) => JSON.stringify(payload).includes(`"${type}"`));
    return new Response(JSON.stringify(isRefused ? { ok: false, error: 'invalid_blocks' } : { ok: true }));
  };
  return {
    async send(each: Message): Promise<number> {
      tries = 0;
      await sending.respond(respond, each, { response_type: 'ephemeral', replace_original: false });
      return tries;
    },
    /** In which form an acknowledgement carries it. */
    acked(each: Message): 'native' | 'plain' | undefined {
      const payload = sending.forAck(each);
      return payload && (JSON.stringify(payload).includes('"data_') ? 'native' : 'plain');
    },
  };
}

describe('a workspace that takes tables and refuses charts', () => {
  it('gets its tables native all the same, and its charts plain from the second on', async () => {
    const { send, acked } = workspaceWithout('data_visualization');
    expect(await send(tables)).toBe(1);
    expect(acked(charts)).toBeUndefined();
    expect(await send(charts)).toBe(2);
    expect(await send(charts)).toBe(1);
    expect([acked(tables), acked(charts), acked(both)]).toEqual(['native', 'plain', 'plain']);
  });
});

describe('a workspace that refuses both', () => {
  it('gets both plain after one refusal', async () => {
    const { send, acked } = workspaceWithout('data_table', 'data_visualization');
    expect(await send(both)).toBe(2);
    expect(await send(both)).toBe(1);
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
    await send(fine);
    await expect(send(odd)).rejects.toThrow();
    expect(acked(fine)).toBe('native');
  });
});
