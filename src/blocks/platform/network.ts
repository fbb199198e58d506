import type { Connection, Network } from '../../domain/platform/network.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { type Cell, table } from '../kit/table.ts';

interface OneNetwork {
  readonly network: Network;
  readonly asked: Asked;
}

const DESCRIPTION = 300;

export function oneNetwork({ network, asked }: OneNetwork, t: Words): Message {
  const words = t.networks;
  const name = clip(network.name, NAME);
  const cidr = network.cidr === undefined ? undefined : clip(network.cidr, NAME);
  const { description } = network;
  return message(words.oneHeadline(name, words.phase[network.phase], cidr), [
    heading(words.oneTitle(name)),
    paragraph(...facts(network, t)),
    description === undefined ? undefined : paragraph(clip(description, DESCRIPTION)),
    ...connections(network, t),
    note(...advice(network, t)),
    actions(button({ key: 'networks', label: words.all, line: 'networks' }), ...refreshAndShare(asked, t)),
  ]);
}

function facts(network: Network, t: Words): Line[] {
  const words = t.networks;
  const { phase, cidr, hasIpv6, createdAt, workspaceId } = network;
  return [
    words.phaseIs({ bold: words.state[phase] }),
    ...(cidr === undefined ? [] : [words.cidr({ code: clip(cidr, NAME) })]),
    ...(hasIpv6 === undefined ? [] : [[words.ipv6(hasIpv6)]]),
    ...(createdAt ? [words.created({ time: createdAt, to: 'day' })] : []),
    ...(workspaceId === undefined ? [] : [[words.workspace(clip(workspaceId, NAME))]]),
    words.id({ code: clip(network.id, NAME) }),
  ];
}

function connections({ name, connections: all }: Network, t: Words): Part[] {
  const words = t.networks;
  if (all.length === 0) return [paragraph(words.noConnections)];
  return [
    table({
      caption: words.connectionsOf(clip(name, NAME)),
      columns: [
        { title: words.column.to },
        { title: words.column.kind },
        { title: words.column.state },
        { title: words.column.details },
      ],
      rows: all.map((connection) => row(connection, t)),
      named: 0,
      more: t.more,
    }),
  ];
}

function row(connection: Connection, t: Words): Cell[] {
  const words = t.networks;
  const state = words.state[connection.state];
  if (connection.kind === 'vpc') {
    const { vpcId, subnetId, isDefaultGateway } = connection;
    const details = [
      ...(subnetId === undefined ? [] : [words.subnet(subnetId)]),
      ...(isDefaultGateway ? [words.gateway] : []),
    ];
    return [clip(vpcId, NAME), words.vpc, state, detailsText(details, t)];
  }
  const { id, name, by, address } = connection;
  const details = [
    ...(address === undefined ? [] : [address]),
    ...(by === undefined ? [] : [words.by(by)]),
    ...(name === undefined ? [] : [id]),
  ];
  return [clip(name ?? id, NAME), words.files, state, detailsText(details, t)];
}

function detailsText(details: readonly string[], t: Words): string {
  return details.length === 0 ? t.none : clip(t.join(details.map((each) => clip(each, NAME))), 2 * NAME);
}

function advice({ phase, connections: all }: Network, t: Words): string[] {
  const abnormal = all.filter(({ state }) => state === 'Abnormal').length;
  return [
    ...(phase === 'Abnormal' ? [t.networks.abnormal] : []),
    ...(abnormal > 0 ? [t.networks.connectionAbnormal(abnormal)] : []),
  ];
}
