import type { App } from '@slack/bolt';
import type { PersonAt } from '../../sandbox/slack/person.ts';

export const words = (text: string) => ({ type: 'plain_text' as const, text });

export const metric = () => ({
  type: 'input' as const,
  block_id: 'metric',
  label: words('Metric'),
  element: {
    type: 'static_select' as const,
    action_id: 'in',
    options: [
      { text: words('Accuracy'), value: 'acc' },
      { text: words('Loss'), value: 'loss' },
    ],
  },
});

export const go = {
  type: 'actions' as const,
  elements: [{ type: 'button' as const, action_id: 'go', text: words('Go') }],
};

export const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: words('Search'),
  submit: words('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: words('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'in' },
    },
    metric(),
    {
      type: 'input' as const,
      block_id: 'people',
      optional: true,
      label: words('People'),
      element: { type: 'multi_users_select' as const, action_id: 'in' },
    },
    {
      type: 'actions' as const,
      block_id: 'buttons',
      elements: [{ type: 'button' as const, action_id: 'check', text: words('Check') }],
    },
  ],
};

export function notice(callbackId: string, text: string) {
  return {
    type: 'modal' as const,
    callback_id: callbackId,
    title: words('Stop'),
    submit: words('Yes'),
    blocks: [{ type: 'section' as const, text: words(text) }],
  };
}

/** Lets the command open the form. */
export function opensForm(app: App, more: { notify_on_close?: boolean } = {}): void {
  app.command('/modelarts', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: { ...form, ...more } });
  });
}

export async function fillForm(person: PersonAt): Promise<void> {
  await person.opens('/modelarts form');
  await enterForm(person);
}

/** Fills what is required in the form that is open. */
export async function enterForm(person: PersonAt): Promise<void> {
  await person.fills('Name', 'resnet');
  await person.fills('Metric', 'acc');
}
