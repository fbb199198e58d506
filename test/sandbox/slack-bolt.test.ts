import { describe, expect, it } from 'vitest';
import { start } from './slack-bots.ts';

describe.each(['socket', 'http'] as const)('a Bolt app at the fake Slack over %s', (transport) => {
  it('answers a command in its ack, to the asker alone', async () => {
    const { operator, viewer, app } = await start(transport);
    app.command('/modelarts', async ({ ack, command }) => ack({ text: `You said ${command.text}` }));

    const reply = await operator.types('/modelarts best <resnet> & co');

    expect(reply.shown).toBe('You said best <resnet> & co');
    expect(reply.text).toBe('You said best &lt;resnet&gt; &amp; co');
    expect(reply.onlyFor).toBe('U0OPERATOR');
    expect(viewer.screen()).toEqual([]);
  });

  it('shows a public ack to the channel together with what was typed', async () => {
    const { operator, viewer, app } = await start(transport);
    app.command('/modelarts', async ({ ack }) => ack({ response_type: 'in_channel', text: 'For all' }));

    await operator.types('/modelarts best x');

    expect(viewer.screen().map(({ shown }) => shown)).toEqual(['/modelarts best x', 'For all']);
  });

  it('answers two people who ask at once, each with their own', async () => {
    const { operator, viewer, app } = await start(transport);
    app.command('/modelarts', async ({ ack, command }) =>
      ack({ response_type: 'in_channel', text: `For ${command.user_id}` }),
    );

    const replies = await Promise.all([operator.types('/modelarts a'), viewer.types('/modelarts b')]);

    expect(replies.map(({ shown }) => shown)).toEqual(['For U0OPERATOR', 'For U0VIEWER']);
  });

  it('looks for answers where the question was asked', async () => {
    const { operator, app } = await start(transport);
    app.command('/modelarts', async ({ ack, client, respond }) => {
      await ack();
      await client.chat.postMessage({ channel: 'U0OPERATOR', text: 'Directly' });
      await respond('There');
    });

    expect((await operator.types('/modelarts a')).shown).toBe('There');
    expect((await operator.sees('Directly')).channel).toBe('D0OPERATOR');
  });

  it('answers through the response_url, and replaces that answer', async () => {
    const { operator, app } = await start(transport);
    app.command('/modelarts', async ({ ack, respond }) => {
      await ack({ text: 'Looking…' });
      await respond({ replace_original: true, text: 'Found' });
    });

    const first = await operator.types('/modelarts best x');
    const second = await operator.sees('Found');

    expect(first.shown).toBe('Looking…');
    expect(second.ts).toBe(first.ts);
    expect(operator.screen()).toHaveLength(1);
  });

  it('answers a press, with the dialog it asked first', async () => {
    const { operator, app, slack } = await start(transport);
    app.command('/modelarts', async ({ ack }) => ack({ text: 'Running', blocks: [stopButton] }));
    app.action('stop', async ({ ack, action, respond }) => {
      await ack();
      await respond({ replace_original: true, text: `Stopped ${'value' in action ? action.value : ''}` });
    });
    const message = await operator.types('/modelarts jobs');

    const { confirm, reply } = await operator.presses('Stop');

    expect(message.shown).toBe('[ Stop ]');
    expect(confirm?.title).toBe('Stop it?');
    expect(reply?.shown).toBe('Stopped stop trial-3');
    expect(reply?.ts).toBe(message.ts);
    expect(slack.failures).toEqual([]);
  });

  it('hears nothing of a press that was denied', async () => {
    const { operator, app, slack } = await start(transport);
    app.command('/modelarts', async ({ ack }) => ack({ text: 'Running', blocks: [stopButton] }));
    await operator.types('/modelarts jobs');

    const press = await operator.presses('stop', { onConfirm: () => false });

    expect(press).toEqual({ confirm: { title: 'Stop it?', text: 'Now', confirm: 'Yes', deny: 'No' } });
    expect(slack.calls.filter(({ method }) => method === 'response_url')).toEqual([]);
  });

  it('gets the option that was chosen from a menu', async () => {
    const { operator, app } = await start(transport);
    app.command('/modelarts', async ({ ack }) => ack({ text: 'Pick', blocks: [menu] }));
    app.action('pick', async ({ ack, action, respond }) => {
      await ack();
      if (action.type === 'static_select') await respond(`Chose ${action.selected_option.value}`);
    });
    await operator.types('/modelarts pick');

    const { reply } = await operator.chooses('Second');

    expect(reply?.shown).toBe('Chose two');
  });

  it('answers a mention in its thread', async () => {
    const { operator, viewer, app } = await start(transport);
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: `Heard ${event.text}`, thread_ts: event.ts });
    });

    const reply = await operator.mentions('best resnet-lr');

    expect(reply.shown).toBe('Heard @ModelArts best resnet-lr');
    expect(reply.threadTs).toBe(viewer.screen()[0]?.ts);
  });

  it('updates a message of its own', async () => {
    const { viewer, app, workspace } = await start(transport);
    const { ts } = await app.client.chat.postMessage({ channel: 'C0TRAINING', text: 'Before' });
    await viewer.sees('Before');

    await app.client.chat.update({ channel: 'C0TRAINING', ts: ts ?? '', text: 'After' });

    expect(viewer.screen().map(({ shown }) => shown)).toEqual(['After']);
    expect(workspace.messages).toHaveLength(1);
  });

  it('shows the person that it did not ack in time', async () => {
    const { operator, slack, app } = await start(transport, { ackWithin: 50 });
    app.command('/modelarts', async () => undefined);

    const reply = await operator.types('/modelarts best x');

    expect(reply.shown).toBe('/modelarts failed with the error "operation_timeout"');
    expect(slack.failures).toMatchObject([{ what: '/modelarts best x', error: 'operation_timeout' }]);
  });

  it('fails a command whose ack carries bad blocks', async () => {
    const { operator, slack, app } = await start(transport);
    app.command('/modelarts', async ({ ack }) =>
      ack({ text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] }),
    );

    const reply = await operator.types('/modelarts best x');

    expect(reply.shown).toBe('/modelarts failed with the error "invalid_blocks"');
    expect(slack.failures[0]?.errors).toEqual([
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });
});

const stopButton = {
  type: 'actions' as const,
  elements: [
    {
      type: 'button' as const,
      action_id: 'stop',
      text: { type: 'plain_text' as const, text: 'Stop' },
      value: 'stop trial-3',
      confirm: {
        title: { type: 'plain_text' as const, text: 'Stop it?' },
        text: { type: 'plain_text' as const, text: 'Now' },
        confirm: { type: 'plain_text' as const, text: 'Yes' },
        deny: { type: 'plain_text' as const, text: 'No' },
      },
    },
  ],
};

const menu = {
  type: 'actions' as const,
  elements: [
    {
      type: 'static_select' as const,
      action_id: 'pick',
      placeholder: { type: 'plain_text' as const, text: 'Pick one' },
      options: [
        { text: { type: 'plain_text' as const, text: 'First' }, value: 'one' },
        { text: { type: 'plain_text' as const, text: 'Second' }, value: 'two' },
      ],
    },
  ],
};
