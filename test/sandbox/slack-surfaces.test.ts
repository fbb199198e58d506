import { describe, expect, it } from 'vitest';
import { GRANTED } from '../../sandbox/slack/methods/scopes.ts';
import { start } from './slack-bots.ts';

const shortcuts = [
  { name: 'Best trial', type: 'global', callbackId: 'best' },
  { name: 'Explain', type: 'message', callbackId: 'explain' },
] as const;

const unfurlDomains = ['console.example.com'];
const links = { scopes: [...GRANTED, 'links:read', 'links:write'] };

describe.each(['socket', 'http'] as const)('the fake Slack over %s', (transport) => {
  it('the Home tab is published to whoever comes', async () => {
    const { operator, viewer, app } = await start(transport);
    app.event('app_home_opened', async ({ event, client }) => {
      const again = 'view' in event && event.view ? 'again' : 'for the first time';
      await client.views.publish({ user_id: event.user, view: home(`Welcome ${again}`) });
    });

    const first = await operator.opensHome();
    const second = await operator.opensHome();

    expect(first.shown).toContain('Welcome for the first time');
    expect(second.shown).toContain('Welcome again');
    expect(viewer.views()).toEqual([]);
  });

  it('a press in the Home tab opens a modal', async () => {
    const { operator, app } = await start(transport);
    await app.client.views.publish({ user_id: 'U0OPERATOR', view: home('Hi') });
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      const view = { ...home('From home'), type: 'modal' as const, title: words('Modal') };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });

    const { view } = await operator.presses('Go', { home: true });

    expect(view?.shown).toContain('Modal\nFrom home');
  });

  it('a global shortcut opens a modal', async () => {
    const { operator, app } = await start(transport, {}, { shortcuts });
    app.shortcut('best', async ({ ack, shortcut, client }) => {
      await ack();
      const view = { ...home('Best'), type: 'modal' as const, title: words('Modal') };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });

    const { view } = await operator.uses('Best trial');

    expect(view?.shown).toContain('Best');
    await expect(operator.uses('Explain')).rejects.toThrow('no global shortcut Explain');
  });

  it('a message shortcut is answered where the message is', async () => {
    const { operator, viewer, app } = await start(transport, {}, { shortcuts });
    app.shortcut({ type: 'message_action', callback_id: 'explain' }, async ({ ack, shortcut, respond }) => {
      await ack();
      await respond(`About ${'message' in shortcut ? shortcut.message.text : ''}`);
    });
    const message = await viewer.pastes('trial 3 diverges');

    const { reply } = await operator.uses('explain', { message });

    expect(reply).toMatchObject({
      shown: 'About trial 3 diverges',
      onlyFor: 'U0OPERATOR',
      channel: 'C0TRAINING',
    });
  });

  it('a shortcut that nobody takes says so', async () => {
    const { operator, slack } = await start(transport, { ackWithin: 50 }, { shortcuts });

    const { reply } = await operator.uses('Best trial');

    expect(reply?.shown).toMatch(/Best trial did not work/);
    expect(slack.failures).toMatchObject([{ what: 'best' }]);
  });

  it('a menu is filled by the app while one types', async () => {
    const { operator, app } = await start(transport);
    app.options('job', async ({ ack, payload }) =>
      ack({ options: [option(`${payload.value}-lr`), option('x')] }),
    );
    app.action('job', async ({ ack, action, respond }) => {
      await ack();
      if (action.type === 'external_select') await respond(`Chose ${action.selected_option?.value}`);
    });
    await app.client.chat.postMessage({ channel: 'C0TRAINING', text: 'x', blocks: [picker] });

    expect(await operator.searches('Job', 'resnet')).toEqual(['resnet-lr', 'x']);
    expect(await operator.searches('Job', 're')).toEqual([]);
    const { reply } = await operator.chooses('resnet-lr', { menu: 'Job', typed: 'resnet' });
    expect(reply?.shown).toBe('Chose resnet-lr');
  });

  it('a menu stays empty where the app offers what Slack does not take', async () => {
    const { operator, app, slack } = await start(transport);
    app.options('job', async ({ ack }) => ack({ options: [option('x'.repeat(76))] }));
    await app.client.chat.postMessage({ channel: 'C0TRAINING', text: 'x', blocks: [picker] });

    expect(await operator.searches('Job', 'resnet')).toEqual([]);
    expect(slack.failures).toMatchObject([
      {
        what: 'job',
        errors: ['must be less than 76 characters [json-pointer:/options/0/text/text]'],
      },
    ]);
  });

  it('a choice of several reaches the app as a list', async () => {
    const { operator, app } = await start(transport);
    const options = [option('one'), option('two')];
    app.action('ticks', async ({ ack, action, respond }) => {
      await ack();
      if (action.type === 'checkboxes')
        await respond(action.selected_options.map(({ value }) => value).join());
    });
    const element = { type: 'checkboxes' as const, action_id: 'ticks', options };
    const blocks = [{ type: 'actions' as const, elements: [element] }];
    await app.client.chat.postMessage({ channel: 'C0TRAINING', text: 'x', blocks });

    await operator.fills('ticks', ['one', 'two']);
    await operator.sees('one,two');
    expect((await operator.chooses('two')).reply?.shown).toBe('two');
  });

  it('a pasted link is told of and unfurled, with buttons that work', async () => {
    const { operator, viewer, app } = await start(transport, links, { unfurlDomains });
    app.event('link_shared', async ({ event, client }) => {
      const unfurls = Object.fromEntries(
        event.links.map(({ url }) => [url, { blocks: home('A search').blocks }]),
      );
      await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls });
    });
    app.action('go', async ({ ack, body, respond }) => {
      await ack();
      await respond(body.type === 'block_actions' ? String(body.container.app_unfurl_url) : '');
    });
    await operator.pastes('see https://console.example.com/jobs?a=1&b=2 and https://other.example');

    const seen = await viewer.sees('A search');
    const { reply } = await viewer.presses('Go');

    expect(seen.shown).toMatch(/^see .*\n┃ A search\n┃ \[ Go \]$/);
    expect(seen.unfurls?.map(({ url }) => url)).toEqual(['https://console.example.com/jobs?a=1&b=2']);
    expect(seen.editedTs).toBeUndefined();
    expect(reply?.text).toContain('https://console.example.com/jobs');
  });
});

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: words(text), value: text.slice(0, 75) });

const picker = {
  type: 'actions' as const,
  elements: [{ type: 'external_select' as const, action_id: 'job', placeholder: words('Job') }],
};

function home(text: string) {
  return {
    type: 'home' as const,
    blocks: [
      { type: 'section' as const, text: words(text) },
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'go', text: words('Go') }],
      },
    ],
  };
}
