import type { ConnectionState, NetworkPhase } from '../../domain/platform/network.ts';
import { type Inline, line } from '../line.ts';
import { plural } from '../plural.ts';

/** Networks of resource pools. */
export const enNetworks = {
  title: 'Networks',
  headline: (count: number) => `This project has ${plural(count, 'network')}.`,
  none: 'This project has no networks yet. They are made in the console, for resource pools.',
  pick: 'See one network…',
  all: 'All networks',
  column: {
    id: 'Generated name',
    cidr: 'Address range',
    connections: 'Connections',
    to: 'Connected to',
    kind: 'By way of',
    state: 'State',
    details: 'Details',
  },
  connected: (count: number, notActive: number) =>
    notActive === 0 ? String(count) : `${count}, ${notActive} not active`,

  oneTitle: (name: string) => `Network ${name}`,
  oneHeadline: (name: string, phase: string, cidr: string | undefined) =>
    cidr === undefined ? `Network ${name} is ${phase}.` : `Network ${name} is ${phase}, ${cidr}.`,
  phaseIs: (phase: Inline) => line`State: ${phase}`,
  cidr: (cidr: Inline) => line`Address range: ${cidr}`,
  id: (id: Inline) => line`Generated name: ${id}`,
  created: (time: Inline) => line`Created: ${time}`,
  ipv6: (is: boolean) => `IPv6: ${is ? 'on' : 'off'}`,
  workspace: (id: string) => (id === '0' ? 'Workspace: the default one' : `Workspace: ${id}`),
  connectionsOf: (name: string) => `Connections of ${name}`,
  noConnections: 'It is connected to no VPC and no file system.',
  abnormal:
    'Pools in an abnormal network may not reach data or images. Look at it in the console, and mend it or open a ticket there.',
  connectionAbnormal: (count: number) =>
    `${plural(count, 'connection')} abnormal: what lies behind may be out of reach. Look at the VPC or file system in the console.`,
  vpc: 'VPC',
  files: 'SFS Turbo file system',
  subnet: (id: string) => `subnet ${id}`,
  gateway: 'default gateway',
  by: (way: string) => `by ${way}`,
  phase: {
    Creating: 'being created',
    Active: 'active',
    Abnormal: 'abnormal',
    Unknown: 'in an unknown state',
  } satisfies Record<NetworkPhase, string>,
  state: {
    Connecting: 'connecting',
    Creating: 'being created',
    Active: 'active',
    Abnormal: 'abnormal',
    Deleting: 'being deleted',
    Unknown: 'unknown',
  } satisfies Record<ConnectionState, string>,

  notFound: (word: string) => `There is no network “${word}” in this project.`,
  which: (word: string) => `“${word}” fits more than one network. Which one?`,
};
