import { expect, it, onTestFinished } from 'vitest';
import { checkReal } from '../../scripts/check-real.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openServers, type Servers } from '../simulation/processes/servers.ts';

/** Slack and ModelArts of the sandbox, with a search, and with the scopes of the manifest. */
async function begin(change: (servers: Servers) => void = () => undefined) {
  const servers = await openServers(systemClock);
  onTestFinished(servers.close);
  const { project, slack, workspace } = servers;
  project.addTable({ name: 'resnet-lr', rows: [{ id: 'done0001', reward: 0.9 }] });
  for (const scope of ['links:read', 'links:write', 'channels:history', 'groups:history'])
    slack.scopes.add(scope);
  change(servers);
  const lines: string[] = [];
  const config = readConfig(servers.environment());
  const isFine = await checkReal({ config, channel: 'C0TRAINING', print: (line) => void lines.push(line) });
  return { isFine, lines, left: workspace.messages, requests: servers.modelarts.requests };
}

it('says of each point that it holds, and leaves nothing behind', async () => {
  const { isFine, lines, left, requests } = await begin();
  expect(lines.filter((line) => !line.startsWith('held '))).toEqual([]);
  expect(lines.join('\n')).toContain('the newest search has trials that can be read: 1 trials, metrics acc');
  expect(isFine).toBe(true);
  expect(left).toEqual([]);
  expect(requests.filter(({ api }) => /Stop|Create|Delete|Update/.test(api ?? ''))).toEqual([]);
});

it.each<[string, (servers: Servers) => void, string]>([
  [
    'Slack refuses tables and charts',
    ({ slack }) => {
      slack.faults.refuseNative = true;
    },
    'not     a table with buttons: invalid_blocks',
  ],
  [
    'the history is closed',
    ({ slack }) => void slack.scopes.delete('channels:history'),
    'not     a post that is found again',
  ],
  [
    'the token ends',
    ({ workspace }) => {
      workspace.team.tokenExpiresIn = 43_200;
    },
    'not     the bot token is of one workspace, lasts, and has every scope: it ends in 43200 s',
  ],
  [
    'ModelArts refuses',
    ({ modelarts }) => modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108' }),
    'not     jobs of the project can be listed',
  ],
])('says what does not hold where %s', async (_, change, words) => {
  const { isFine, lines } = await begin(change);
  expect(lines.join('\n')).toContain(words);
  expect(isFine).toBe(false);
});

it('does not know of scopes that Slack does not name', async () => {
  const { isFine, lines } = await begin(({ slack }) => {
    slack.faults.scopesHidden = true;
  });
  expect(lines).toContain('unknown the bot token is of one workspace, lasts, and has every scope');
  expect(isFine).toBe(true);
});

it('does not know of searches where there is none', async () => {
  const { isFine, lines } = await begin(({ modelarts }) => {
    modelarts.faults.inject({ kind: 'body', api: 'ListTrainingJobs', body: '{"items":[]}' });
  });
  expect(lines).toContain('unknown the newest search has trials that can be read');
  expect(isFine).toBe(true);
});
