import type { Naming, Quota, Room } from '../../domain/platform/quotas.ts';

/** What may be had, and how much of it is taken. */
export const enQuotas = {
  title: 'Quotas',
  ofWorkspace: (workspace: string) => `Quotas of workspace ${workspace}`,
  headline: (full: readonly string[], nearly: readonly string[]) =>
    [
      ...(full.length > 0 ? [`Full: ${full.join(', ')}.`] : []),
      ...(nearly.length > 0 ? [`Nearly full: ${nearly.join(', ')}.`] : []),
    ].join(' '),
  calm: 'No quota is nearly full.',
  calmAsFar: 'As far as can be told, no quota is nearly full.',
  none: 'ModelArts names no quotas here.',
  noneRead: 'No quota could be read.',
  caption: (count: number) => `${count} ${count === 1 ? 'quota' : 'quotas'}, the fullest first`,
  column: {
    resource: 'Resource',
    used: 'Used',
    limit: 'Limit',
    share: 'Taken',
    room: 'Room',
    scope: 'Of the',
  },
  /** What ModelArts calls them only by a key. */
  known: { pool: 'Resource pools', network: 'Networks', 'job-num': 'Training jobs' },
  /** In the reader's language, as far as ModelArts has it. */
  naming: ({ en, zh }: Naming) => en ?? zh,
  amount: (number: string, unit: string) => `${number} ${unit}`,
  room: {
    full: 'full',
    nearlyFull: 'nearly full',
    free: 'room left',
    unlimited: 'unlimited',
    none: 'none granted',
    unknown: 'unknown',
  } satisfies Record<Room, string>,
  scope: { project: 'project', workspace: 'workspace' } satisfies Record<Quota['scope'], string>,
  source: {
    project: 'Quotas of pools and networks',
    poolSettings: 'Settings for new pools and networks',
    training: 'Quota of training jobs',
    workspace: 'Quotas of the workspace',
  },
  unread: (source: string, why: string) => `${source} could not be read. ${why}`,
  notOffered: 'ModelArts does not offer this here.',

  settings: 'New pools and networks',
  cidrs: 'Network ranges:',
  limits: (pools: string | undefined, networks: string | undefined) => [
    ...(pools ? [`pools: ${pools}`] : []),
    ...(networks ? [`networks: ${networks}`] : []),
  ],
  limitsDiffer: (limits: readonly string[]) =>
    `The settings name other limits than the quotas: ${limits.join(', ')}.`,
  highlyAvailable: (is: boolean) => `High availability of pools: ${is ? 'on' : 'off'}.`,
  subnets: (types: readonly string[]) => `Subnet types: ${types.join(', ')}.`,
  volumes: (types: readonly string[]) => `Volume types: ${types.join(', ')}.`,
  clusters: (types: readonly string[]) => `Cluster sizes: ${types.join(', ')}.`,
  flavors: (count: number) => `Node flavors in one pool: at most ${count}.`,
  licence: (scope: string) => `Licence scope: ${scope}.`,
  systems: (names: readonly string[]) => `Node systems: ${names.join(', ')}.`,
  ended: (name: string) => `${name} (no longer serviced)`,
  ends: (name: string, when: string) => `${name} (end of service: ${when})`,
  scopes: (names: readonly string[]) => `Pools can serve: ${names.join(', ')}.`,

  noWorkspace: (word: string) => `There is no workspace “${word}” in this project.`,
  whichWorkspace: (word: string) => `“${word}” fits more than one workspace. Which one?`,
  defaultWorkspace: 'Default workspace',
  seeNetworks: 'Networks in this project',
};
