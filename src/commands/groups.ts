import type { CommandGroup, Described, Group } from '../blocks/home/help.ts';

/** Under which heading help shows a command. */
const GROUP_OF: Readonly<Record<Described['name'], Group>> = {
  best: 'searches',
  trials: 'searches',
  trial: 'searches',
  progress: 'searches',
  compare: 'searches',
  analysis: 'searches',
  templates: 'searches',
  use: 'searches',
  digest: 'following',
  watch: 'following',
  unwatch: 'following',
  alert: 'following',
  mute: 'following',
  quiet: 'following',
  jobs: 'jobs',
  job: 'jobs',
  logs: 'jobs',
  stop: 'stopping',
  'stop-job': 'stopping',
  undo: 'stopping',
  approve: 'stopping',
  decline: 'stopping',
  quotas: 'project',
  runtimes: 'project',
  plugin: 'project',
  networks: 'project',
  network: 'project',
  models: 'project',
  model: 'project',
  tags: 'project',
  'vpc-channel': 'project',
  help: 'bot',
  doctor: 'bot',
  whoami: 'bot',
  who: 'rights',
  allow: 'rights',
  deny: 'rights',
  settings: 'rights',
  audit: 'rights',
};

/** The commands under their headings, both in the order of the registry. */
export function grouped(commands: readonly Described[]): CommandGroup[] {
  const groups = Map.groupBy(commands, ({ name }) => GROUP_OF[name]);
  return [...groups].map(([group, members]) => ({ group, commands: members }));
}
