import { describe, expect, it } from 'vitest';
import { newCause, placeOf } from '../../sandbox/slack/body.ts';
import type { Seen } from '../../sandbox/slack/eyes.ts';
import { actionOf, gripOn } from '../../sandbox/slack/grip.ts';
import { begin, type Journey } from './begin.ts';

const LINK = /https?:\/\/[^\s"\\]*modelarts-job-[^\s"\\]*\.log\?[^\s"\\]*/g;

/** Every link to a log that ModelArts has ever given out. */
function minted({ modelarts }: Journey): string[] {
  const replies = modelarts.requests.filter(({ api }) => api === 'ShowObsUrlOfTrainingJobLogs');
  return replies.flatMap(
    ({ reply }) => (typeof reply === 'string' ? reply : JSON.stringify(reply)).match(LINK) ?? [],
  );
}

/** The messages that hold any part of a link that would open it. */
function holding(journey: Journey): Seen[] {
  const keys = minted(journey).map((link) => link.slice(link.indexOf('?') + 1));
  const all = [journey.viewer, journey.admin, journey.operator, journey.guest, journey.chinese];
  const seen = all.flatMap((person) =>
    [...journey.workspace.channels.values()].flatMap(({ name, members }) =>
      members.size > 0 ? screenOf(person, name) : [],
    ),
  );
  const once = new Map(seen.map((message) => [`${message.channel} ${message.ts}`, message]));
  return [...once.values()].filter((message) => keys.some((key) => JSON.stringify(message).includes(key)));
}

function screenOf(person: Journey['viewer'], channel: string): Seen[] {
  try {
    return person.screen(channel);
  } catch {
    // Not a member, so that nothing is seen there.
    return [];
  }
}

/** Everything that the bot has sent to Slack but the one message, everything logged and everything written down. */
async function elsewhere({ slack, workspace, logged, store }: Journey, but: readonly Pick<Seen, 'ts'>[]) {
  const messages = workspace.messages.filter(({ ts }) => !but.some((each) => each.ts === ts));
  return JSON.stringify([messages, logged(), await store.audit.list({ limit: 1_000 }), slack.failures]);
}

const sample = (project: Parameters<Parameters<typeof begin>[0]>[0]) =>
  void project.addSample({ phase: 'Running' });

describe('the link to a log', () => {
  it('is made for whoever presses Get link, shown to nobody else and written down nowhere', async () => {
    const journey = await begin((project) => void project.addJob({ name: 'plain' }));
    const { viewer, slack, clock, modelarts } = journey;
    await viewer.types('/modelarts logs plain');
    expect(minted(journey)).toEqual([]);
    const { reply } = await viewer.presses('Get link');
    expect(reply?.onlyFor).toBe('U0VIEWER');
    expect(reply?.shown).toContain('The link dies at 8:05:00 AM');
    expect(reply?.text).toBe('A link to the whole log of worker-0 of plain, for you alone.');

    const [link = '', ...others] = minted(journey);
    expect(others).toEqual([]);
    const holders = holding(journey);
    expect(holders.map(({ ts, onlyFor }) => ({ ts, onlyFor }))).toEqual([
      { ts: reply?.ts, onlyFor: 'U0VIEWER' },
    ]);
    const secret = link.slice(link.indexOf('?') + 1);
    const carrying = slack.calls.filter(({ args }) => JSON.stringify(args).includes(secret));
    expect(carrying.map(({ method }) => method)).toEqual(['response_url']);
    expect(carrying[0]?.args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(await elsewhere(journey, holders)).not.toContain(secret);
    expect(JSON.stringify(reply?.blocks).split(secret)).toHaveLength(2);

    // Nobody can press it anew from memory: the next one is another.
    await clock.advance(1_000);
    await viewer.presses('New link');
    expect(new Set(minted(journey)).size).toBe(2);
    expect(modelarts.requests.filter(({ api }) => api === 'ShowObsUrlOfTrainingJobLogs')).toMatchObject([
      { status: 200, query: { 'Content-Type': 'application/octet-stream' } },
      { status: 200, headers: { 'content-type': 'application/octet-stream' } },
    ]);
  });

  it('is shown only to whoever asked for it in a thread', async () => {
    const journey = await begin(sample);
    const { viewer, slack } = journey;
    const answer = await viewer.mentions('@ModelArts logs sample worker-0 --download');
    expect(answer.onlyFor).toBe('U0VIEWER');
    expect(holding(journey)).toHaveLength(1);
    const carrying = slack.calls.filter(({ args }) => JSON.stringify(args).includes('AWSAccessKeyId=xxxxx'));
    expect(carrying.map(({ method }) => method)).toEqual(['chat.postEphemeral']);
    expect(await elsewhere(journey, holding(journey))).not.toContain('AWSAccessKeyId');
  });

  it('is passed on unchanged, with port and private address', async () => {
    const { viewer } = await begin(sample);
    const answer = await viewer.types('/modelarts logs sample --download');
    expect(JSON.stringify(answer.blocks)).toContain(
      'http://10.155.101.248:20000/cnnorth4-test/xk/00chess_test/test11/logs/modelarts-job-0f2ccdbb-4f34-4d53-afb9-d526f3be8c68-ma-platform-init-worker-0-172.16.24.51-01909681.log?AWSAccessKeyId=xxxxx',
    );
  });

  it('is shared with nobody, even when the Share button asks for it', async () => {
    const journey = await begin(sample);
    const { viewer, slack, workspace } = journey;
    const answer = await viewer.types('/modelarts logs sample');
    const place = placeOf(answer.channel, { workspace, userId: 'U0VIEWER' });
    const share = actionOf(gripOn('Share to channel', [answer]));
    const value = `${String(share.value)} --download`;
    await slack.press({ ...share, value }, answer, { place, cause: newCause() });
    const link = await viewer.sees('The link dies at');
    expect(link.onlyFor).toBe('U0VIEWER');
    expect(holding(journey).map(({ onlyFor }) => onlyFor)).toEqual(['U0VIEWER']);
  });

  it('opens at a press that is acknowledged and does nothing else', async () => {
    const { viewer, slack, workspace } = await begin(sample);
    const answer = await viewer.types('/modelarts logs sample --download');
    const before = workspace.messages.length;
    const place = placeOf(answer.channel, { workspace, userId: 'U0VIEWER' });
    const press = actionOf(gripOn('Download log', [answer]));
    await slack.press(press, answer, { place, cause: newCause() });
    expect(slack.failures).toEqual([]);
    expect(workspace.messages).toHaveLength(before);
    expect(JSON.stringify(press)).not.toContain('AWSAccessKeyId');
  });

  it('does not reach the log of the bot when Slack refuses the message', async () => {
    const { viewer, slack, logged, modelarts, clock, stopBot } = await begin(sample);
    slack.faults.errorFor['chat.postEphemeral'] = 'channel_not_found';
    const minting = Promise.withResolvers<void>();
    modelarts.onRequest = ({ api }) => {
      if (api === 'ShowObsUrlOfTrainingJobLogs') minting.resolve();
    };
    // Nobody is ever told.
    void viewer.mentions('@ModelArts logs sample --download').catch(() => undefined);
    await minting.promise;
    clock.run(60);
    await stopBot();
    expect(logged()).toContain('channel_not_found');
    expect(logged()).not.toContain('AWSAccessKeyId');
  });

  it('does not reach the log of the bot when ModelArts damages it', async () => {
    const { viewer, modelarts, logged } = await begin(sample);
    modelarts.onRequest = ({ api }) => {
      if (api === 'ShowObsUrlOfTrainingJobLogs')
        modelarts.faults.inject({ kind: 'garbage', as: 'cut', times: 1 });
    };
    const answer = await viewer.types('/modelarts logs sample --download');
    expect(answer.shown).toContain('gave an answer that this bot cannot read');
    expect(logged()).toContain('answered with a problem');
    expect(logged()).not.toContain('AWSAccessKeyId');
  });

  it('needs a permission of its own, which is named when ModelArts refuses', async () => {
    const { viewer, modelarts } = await begin(sample);
    modelarts.faults.inject({
      kind: 'fail',
      status: 403,
      code: 'ModelArts.0108',
      api: 'ShowObsUrlOfTrainingJobLogs',
    });
    expect((await viewer.types('/modelarts logs sample --download')).shown).toContain(
      'modelarts:trainJob:logExport',
    );
    expect((await viewer.types('/modelarts logs sample')).shown).toContain('The end of the log');
  });
});

describe('/modelarts logs', () => {
  const withLog = (log: string) => (project: Parameters<Parameters<typeof begin>[0]>[0]) => {
    const { id } = project.addJob({ name: 'plain' });
    project.records.write(id, { log });
  };
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `epoch ${at + 1}`).join('\n');

  it('shows the last 80 lines and says how many come before', async () => {
    const { viewer } = await begin(withLog(numbered(200)));
    const { shown, text } = await viewer.types('/modelarts logs plain');
    expect(text).toBe('The last 80 lines of the log of worker-0 of plain.');
    expect(shown).toContain('…and 120 lines before');
    expect(shown).toMatch(/epoch 121\n.*epoch 200\n/s);
    expect(shown).not.toContain('epoch 120');
  });

  it('begins with the traceback of a failed job and names the exception in the notification', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain', phase: 'Failed' }));
    const { shown, text } = await viewer.types('/modelarts logs plain');
    expect(text).toMatch(/^worker-0 of plain raised RuntimeError: CUDA out of memory/);
    expect(shown.indexOf('The last traceback')).toBeLessThan(shown.indexOf('The end of the log'));
    expect(shown).not.toContain('\u001b');
  });

  it('answers in Chinese for Chinese readers', async () => {
    const { chinese } = await begin(withLog(numbered(200)));
    const { shown, text } = await chinese.types('/modelarts logs plain');
    expect(text).toBe('plain 的任务 worker-0 日志的最后 80 行。');
    expect(shown).toContain('获取链接');
    expect((await chinese.presses('获取链接')).reply?.shown).toContain('链接于 16:05:00 失效');
  });

  it('is answered only to whoever asked, even in a thread', async () => {
    const { viewer, slack } = await begin(withLog(numbered(3)));
    expect((await viewer.mentions('@ModelArts logs plain')).onlyFor).toBe('U0VIEWER');
    expect(slack.calls.some(({ method }) => method === 'chat.postMessage')).toBe(false);
  });

  it('shares the log with the channel when its reader confirms that', async () => {
    const { viewer, admin } = await begin(withLog('epoch 1\npassword=hunter2'));
    const { shown } = await viewer.types('/modelarts logs plain');
    expect(shown).toContain('Only you see this.');
    const { confirm, reply } = await viewer.presses('Share to channel', { onConfirm: () => false });
    expect(confirm?.text).toContain('nobody can tell but you');
    expect(reply).toBeUndefined();

    await viewer.presses('Share to channel');
    const shared = await admin.sees('Shared by');
    expect(shared.onlyFor).toBeUndefined();
    expect(shared.shown).toContain('epoch 1\npassword=[masked]');
    expect(shared.shown).not.toContain('Only you see this');
    expect(shared.shown).not.toContain('Share to channel');
    // The link is minted for whoever presses, even there.
    const pressed = await admin.presses('Get link', { message: shared });
    expect(pressed.reply?.onlyFor).toBe('U0ADMIN');
  });

  it('says that there may be more when ModelArts shows only the newest part', async () => {
    const { viewer } = await begin(withLog('x'.repeat(99).concat('\n').repeat(60_000)));
    expect((await viewer.types('/modelarts logs plain')).shown).toMatch(
      /…and at least \d+ lines before: ModelArts/,
    );
  });

  it.each([
    ['2776', 'has not been written yet', 'Look again'],
    ['2818', 'has not been written yet', 'Look again'],
    ['2819', 'has been cleared', 'The job'],
    ['2820', 'does not exist any more', 'The job'],
    ['2822', 'no log path', 'The job'],
  ] as const)(
    'says why there is no log and what to do when ModelArts answers with code %s',
    async (code, sentence, button) => {
      const { viewer } = await begin((project) => {
        const { id } = project.addJob({ name: 'plain' });
        project.records.write(id, { log: { code } });
      });
      for (const line of ['/modelarts logs plain', '/modelarts logs plain --download']) {
        const { shown } = await viewer.types(line);
        expect(shown).toContain(sentence);
        expect(shown).toContain(`[ ${button} ]`);
      }
    },
  );

  it('asks in a menu which task of several is meant, failed ones first', async () => {
    const { viewer } = await begin((project) => {
      const { id } = project.addJob({ name: 'wide', phase: 'Failed' });
      const tasks = [
        { name: 'worker-0' },
        { name: 'worker-1', exitCode: 1 },
        { name: 'worker-2', exitCode: 0 },
      ];
      project.records.write(id, { tasks, logs: { 'worker-1': 'this is one', 'worker-2': 'this is two' } });
    });
    const { shown, text } = await viewer.types('/modelarts logs wide');
    expect(text).toBe('wide has 3 tasks, each with a log of its own. Which one?');
    expect(shown).toContain('Pick a task');
    expect((await viewer.chooses('worker-1')).reply?.shown).toContain('this is one');
    expect((await viewer.types('/modelarts logs wide 2')).shown).toContain('this is two');
    expect((await viewer.types('/modelarts logs wide worker-9')).text).toBe(
      'wide has no task “worker-9”. Which one?',
    );
  });

  it('says that a job that is waiting has no log yet', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain', phase: 'Pending' }));
    expect((await viewer.types('/modelarts logs plain')).text).toBe(
      'plain has no tasks yet (waiting), and so no log. Look again once it runs.',
    );
  });

  it('offers a menu of jobs when none is named', async () => {
    const { viewer } = await begin(withLog('hello'));
    await viewer.types('/modelarts logs');
    const { reply } = await viewer.chooses('plain', { menu: 'Pick a search, or type to find one' });
    expect(reply?.shown).toContain('hello');
  });

  it.each(['..', '.', 'a/b', '../jobs'])('asks ModelArts for no log of a task called “%s”', async (task) => {
    const { viewer, modelarts } = await begin(
      (project) => void project.addJob({ name: 'p', phase: 'Pending' }),
    );
    expect((await viewer.types(`/modelarts logs p ${task}`)).shown).toContain('task must be');
    expect(modelarts.requests.filter(({ path }) => path.includes('/logs/'))).toEqual([]);
  });
});
