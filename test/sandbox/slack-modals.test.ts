import { describe, expect, it } from 'vitest';
import { start } from './slack-bots.ts';
import { enterForm, fillForm, form, go, metric, notice, opensForm, words } from './slack-forms.ts';

describe.each(['socket', 'http'] as const)('a modal of the fake Slack over %s', (transport) => {
  it('is filled and submitted, and closes', async () => {
    const { operator, app, slack } = await start(transport);
    opensForm(app);
    app.view('form', async ({ ack, view, client, body }) => {
      await ack();
      await client.chat.postMessage({ channel: body.user.id, text: JSON.stringify(view.state.values) });
    });

    const opened = await operator.opens('/modelarts form');
    await operator.fills('Name', 'resnet');
    await operator.fills('Metric', 'Accuracy');
    await operator.fills('People', ['viewer']);
    const left = await operator.submits();

    expect(opened.shown).toContain('Search\nName');
    expect(left).toBeUndefined();
    const { text } = await operator.sees(/resnet/);
    expect(JSON.parse(text)).toEqual({
      name: { in: { type: 'plain_text_input', value: 'resnet' } },
      metric: {
        in: { type: 'static_select', selected_option: { text: words('Accuracy'), value: 'acc' } },
      },
      people: { in: { type: 'multi_users_select', selected_users: ['U0VIEWER'] } },
    });
    expect(slack.failures).toEqual([]);
  });

  it('is not sent while something required is missing', async () => {
    const { operator, app, slack } = await start(transport);
    opensForm(app);
    await operator.opens('/modelarts form');

    const left = await operator.submits();

    expect(left?.errors).toEqual({
      name: 'Please complete this required field.',
      metric: 'Please complete this required field.',
    });
    expect(slack.failures).toEqual([]);
  });

  it('shows the errors under the inputs that they name', async () => {
    const { operator, app } = await start(transport);
    opensForm(app);
    app.view('form', async ({ ack }) =>
      ack({ response_action: 'errors', errors: { name: 'No such search' } }),
    );
    await fillForm(operator);

    const left = await operator.submits();

    expect(left?.shown).toContain('= resnet\n⚠ No such search');
  });

  it('has trouble with errors that name no input', async () => {
    const { operator, app, slack } = await start(transport);
    opensForm(app);
    app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'x' } }));
    await fillForm(operator);

    const left = await operator.submits();

    expect(left?.shown).toContain('We had some trouble connecting. Try again?');
    expect(slack.failures).toMatchObject([
      { what: 'form', errors: ['no input block has the block_id nowhere'] },
    ]);
  });

  it('is pushed upon, updated and cleared by answers', async () => {
    const { operator, app } = await start(transport);
    opensForm(app);
    app.view('form', async ({ ack }) => ack({ response_action: 'push', view: notice('second', 'Sure?') }));
    app.view('second', async ({ ack }) =>
      ack({ response_action: 'update', view: notice('third', 'Really?') }),
    );
    app.view('third', async ({ ack }) => ack({ response_action: 'clear' }));
    await fillForm(operator);

    const shown = [await operator.submits(), await operator.submits(), await operator.submits()];

    expect(shown.map((view) => view?.shown)).toEqual([
      'Stop\nSure?\n[ Yes ]',
      'Stop\nReally?\n[ Yes ]',
      undefined,
    ]);
    expect(operator.views()).toEqual([]);
  });

  it('tells of its closing where it was asked to', async () => {
    const { operator, app } = await start(transport, { limitPosts: false });
    opensForm(app, { notify_on_close: true });
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body, client }) => {
      await ack();
      const text = 'is_cleared' in body ? `Closed, cleared: ${body.is_cleared}` : '';
      await client.chat.postMessage({ channel: body.user.id, text });
    });
    await operator.opens('/modelarts form');

    expect(await operator.closes()).toBeUndefined();
    await operator.sees('Closed, cleared: false');
    await operator.opens('/modelarts form');
    await operator.closes({ whole: true });
    await operator.sees('Closed, cleared: true');
  });

  it('hears of a press, and is updated by it', async () => {
    const { operator, app } = await start(transport);
    opensForm(app);
    app.action('check', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      const { value } = body.view.state.values.name?.in ?? {};
      await client.views.update({ view_id: body.view.id, view: notice('form', `Checked ${value}`) });
    });
    await operator.opens('/modelarts form');
    await operator.fills('Name', 'resnet');

    const { view, reply } = await operator.presses('Check');

    expect(view?.shown).toBe('Stop\nChecked resnet\n[ Yes ]');
    expect(reply).toBeUndefined();
  });

  it('is opened by a press in a message, with what was chosen there', async () => {
    const { operator, app } = await start(transport);
    await app.client.chat.postMessage({ channel: 'C0TRAINING', text: 'x', blocks: [metric(), go] });
    app.action('in', async ({ ack }) => ack());
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      const { selected_option } = body.state?.values.metric?.in ?? {};
      const view = notice('form', `For ${selected_option?.value}`);
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    await operator.fills('Metric', 'Accuracy');

    const { view } = await operator.presses('Go');

    expect(view?.shown).toContain('For acc');
  });

  it('shows that the bot did not take it', async () => {
    const { operator, app, slack, workspace } = await start(transport, { ackWithin: 50 });
    app.view('form', async () => undefined);
    // Nobody acks what lends the trigger, so no ack but the one in question has to come in time.
    const person = workspace.people.get('U0OPERATOR');
    if (!person) throw new Error('There is no operator.');
    await slack.shortcut({ name: 'Any', type: 'global', callbackId: 'any' }, { person, cause: 't1' });
    await app.client.views.open({ trigger_id: 't1', view: form });
    await enterForm(operator);

    const left = await operator.submits();

    expect(left?.shown).toContain('We had some trouble connecting. Try again?');
    expect(slack.failures.slice(1)).toMatchObject([{ what: 'form', error: 'operation_timeout' }]);
  });
});
