import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { aSearch, aTrial } from '../sandbox/gallery/make.ts';
import { installedApp } from '../sandbox/manifest.ts';
import { stepOutputs } from '../src/blocks/search/best-step.ts';
import { commands } from '../src/commands/index.ts';
import { chooseCriterion } from '../src/domain/search/criterion.ts';
import { rank } from '../src/domain/search/ranking.ts';
import { CONSOLES } from '../src/domain/training-job/console-link.ts';
import { wordsFor } from '../src/i18n/index.ts';
import { COMMAND } from '../src/slack/listeners.ts';
import { SHORTCUT } from '../src/slack/surfaces/shortcuts.ts';
import { EVENT_SCOPES, METHODS, SCOPES } from '../src/slack/transport/methods.ts';

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
    unfurl_domains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).max(5),
    bot_user: z.object({ display_name: z.string().max(80) }),
    slash_commands: z.array(
      z.object({
        command: z.string().max(32),
        usage_hint: z.string().max(1_000),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.boolean(),
    function_runtime: z.string(),
    org_deploy_enabled: z.boolean(),
  }),
  functions: z.record(
    z.string(),
    z.object({
      output_parameters: z.object({
        properties: z.record(z.string(), z.object({ type: z.string() })),
        required: z.array(z.string()),
      }),
    }),
  ),
});

function ranked() {
  const trials = [aTrial()];
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion([{ metric: 'acc', mode: 'max' }], table, {});
  return { job: aSearch(), table, ranking: rank(trials, { criterion, by: 'final' }) };
}

const slack = join(root, 'src/slack');
const code = readdirSync(slack, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(slack, file), 'utf8'))
  .join('\n');

describe('manifest.yml', () => {
  const { features, functions, oauth_config, settings } = Manifest.parse(manifest);

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

  it('has the shortcuts that the code listens for, under names that Slack takes', () => {
    const { shortcuts = [] } = installedApp();
    const listened = [...code.matchAll(/app\.shortcut(?:<\w+>)?\(/g)];
    expect(shortcuts.map(({ callbackId }) => callbackId)).toEqual(Object.values(SHORTCUT));
    expect(listened).toHaveLength(shortcuts.length);
    expect(shortcuts.filter(({ name }) => name.length > 24)).toEqual([]);
  });

  it('subscribes to the events that the code listens for', () => {
    const listened = [...code.matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event);
    if (code.includes('app.function(')) listened.push('function_executed');
    expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(listened.toSorted());
  });

  it('declares the workflow steps that the code runs', () => {
    const run = [...code.matchAll(/app\.function\('(\w+)'/g)].map(([, step]) => step);
    expect(Object.keys(functions)).toEqual(run);
    expect(settings).toMatchObject({ function_runtime: 'remote', org_deploy_enabled: true });
  });

  it('declares every output that a workflow step hands on, and requires all but the link', () => {
    const { properties, required } = functions.best_trial?.output_parameters ?? {};
    const { job, table, ranking } = ranked();
    const [winner] = ranking.ranked;
    const outputs = winner && stepOutputs({ job, table, ranking, link: 'https://…' }, winner, wordsFor('en'));
    expect(Object.keys(outputs ?? {})).toEqual(Object.keys(properties ?? {}));
    expect(required).toEqual(Object.keys(properties ?? {}).filter((name) => name !== 'link'));
  });

  it('is told of links to the consoles that the code reads, and to no other place', () => {
    expect(features.unfurl_domains).toEqual(CONSOLES);
  });

  it('asks for the scopes that the methods and events need, and no other', () => {
    const needed = new Set([...EVENT_SCOPES, ...Object.values(METHODS).flat()]);
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  it('installs an app that may do in the sandbox what it may outside', () => {
    const { scopes, unfurlDomains } = installedApp();
    expect(scopes).toEqual(oauth_config.scopes.bot);
    expect(unfurlDomains).toEqual(features.unfurl_domains);
  });

  it('asks for the scopes that the doctor looks for, and for some that may be missing', () => {
    const { bot, bot_optional } = oauth_config.scopes;
    expect(bot.filter((scope) => !bot_optional.includes(scope)).toSorted()).toEqual(SCOPES.toSorted());
    expect(bot_optional.filter((scope) => !bot.includes(scope))).toEqual([]);
  });

  it('has every Web API method that the code calls in the list of methods, and no other', () => {
    const called = [...code.matchAll(/client\.((?:\w+\.)+\w+)\(/g)].map(([, method = '']) => method);
    // Bolt calls these.
    const within = ['apps.connections.open', 'functions.completeError', 'functions.completeSuccess'];
    expect([...new Set([...called, ...within])].toSorted()).toEqual(Object.keys(METHODS));
  });

  const schemaFile = join(root, '../shared/slack-manifest.schema.json');
  it.skipIf(!existsSync(schemaFile))('is valid by the published schema', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
  });
});
