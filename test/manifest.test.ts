import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../src/commands/index.ts';
import { SCOPES } from '../src/slack/checks.ts';
import { COMMAND } from '../src/slack/listeners.ts';

const root = join(import.meta.dirname, '..');
const manifest: unknown = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));

/** The parts that the code relies on, inside the limits Slack documents for them. */
const Manifest = z.object({
  display_information: z.object({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4_000),
  }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().max(80) }),
    slash_commands: z.array(
      z.object({
        command: z.string().max(32),
        usage_hint: z.string().max(1_000),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.boolean(),
  }),
});

/** What a call, a listener or a command needs. Source: docs.slack.dev, method and event reference. */
const NEEDS: Record<string, string> = {
  'app.command(': 'commands',
  'chat.postMessage(': 'chat:write',
  'chat.postEphemeral(': 'chat:write',
  'chat.update(': 'chat:write',
  'chat.delete(': 'chat:write',
  "app.event('app_mention'": 'app_mentions:read',
  'users.info(': 'users:read',
  'usergroups.users.list(': 'usergroups:read',
  'usergroups.list(': 'usergroups:read',
  'files.getUploadURLExternal(': 'files:write',
  'files.completeUploadExternal(': 'files:write',
  "app.event('app_home_opened'": 'commands',
};

const slack = join(root, 'src/slack');
const code = readdirSync(slack)
  .map((file) => readFileSync(join(slack, file), 'utf8'))
  .join('\n');

describe('manifest.yml', () => {
  const { features, oauth_config, settings } = Manifest.parse(manifest);

  it('names the one command that the code registers', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  });

  it('hints at every command in the registry', () => {
    const hinted = features.slash_commands[0]?.usage_hint.split(' | ').map((usage) => usage.split(' ')[0]);
    expect(hinted?.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it('gets the ids of people, groups and channels that are named in a command', () => {
    expect(features.slash_commands[0]?.should_escape).toBe(true);
  });

  it('subscribes to the events that the code listens for', () => {
    const listened = [...code.matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event);
    expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(listened.toSorted());
  });

  it('asks for the scopes that the code uses, and no other', () => {
    const used = Object.keys(NEEDS)
      .filter((call) => code.includes(call))
      .map((call) => NEEDS[call]);
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('asks for the scopes that the doctor looks for', () => {
    expect(oauth_config.scopes.bot.toSorted()).toEqual(SCOPES.toSorted());
  });

  it('knows the scope of every Web API method that the code calls', () => {
    const called = [...code.matchAll(/client\.((?:\w+\.)+\w+\()/g)].map(([, method = '']) => method);
    const free = ['auth.test(', 'views.open(', 'views.update(', 'views.publish('];
    expect(called.filter((method) => !(method in NEEDS) && !free.includes(method))).toEqual([]);
  });

  const schemaFile = join(root, '../shared/slack-manifest.schema.json');
  it.skipIf(!existsSync(schemaFile))('is valid by the published schema', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
  });
});
