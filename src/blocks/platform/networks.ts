import type { Connection, Network } from '../../domain/platform/network.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Lookup } from '../../domain/text/lookup.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { utc } from '../kit/local-time.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, heading, paragraph, picker } from '../kit/parts.ts';
import { type Cell, table } from '../kit/table.ts';
import { which } from '../kit/which.ts';

interface Networks {
  readonly networks: readonly Network[];
  readonly asked: Asked;
}

export function networkList({ networks, asked }: Networks, t: Words): Message {
  const words = t.networks;
  if (networks.length === 0)
    return message(words.none, [paragraph(words.none), actions(...refreshAndShare(asked, t))]);
  const headline = words.headline(networks.length);
  return message(headline, [
    heading(words.title),
    table({
      caption: headline,
      columns: [
        { title: t.column.name },
        { title: words.column.state },
        { title: words.column.cidr },
        { title: words.column.connections },
        { title: t.column.started },
        { title: words.column.id },
      ],
      rows: networks.map((network) => row(network, t)),
      named: 0,
      more: t.more,
    }),
    actions(
      picker({
        key: 'network',
        placeholder: words.pick,
        options: networks.map(({ id, name, phase }) => ({
          label: filled(clip(name, NAME)),
          hint: words.state[phase],
          line: writeLine('network', id),
        })),
      }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function row({ id, name, phase, cidr, connections, createdAt }: Network, t: Words): Cell[] {
  const notActive = connections.filter(isTroubled).length;
  return [
    clip(name, NAME),
    t.networks.state[phase],
    cidr === undefined ? t.none : clip(cidr, NAME),
    t.networks.connected(connections.length, notActive),
    createdAt ? { line: [{ time: createdAt, to: 'day' }], text: utc(createdAt, 'day') } : t.none,
    clip(id, NAME),
  ];
}

function isTroubled({ state }: Connection): boolean {
  return state !== 'Active';
}

/** Asks which network a word was meant for. */
export function whichNetwork(
  { word, found }: { readonly word: string; readonly found: Exclude<Lookup<Network>, { kind: 'one' }> },
  t: Words,
): Message {
  const isGuess = found.kind === 'none';
  const networks = isGuess ? found.nearest : found.items;
  const several = new Set(networks.map(({ name }) => name)).size < networks.length;
  return which(
    {
      text: (isGuess ? t.networks.notFound : t.networks.which)(clip(word, NAME)),
      choices: networks.map(({ id, name }) => ({
        label: several ? clip(id, NAME) : clip(name, NAME),
        line: writeLine('network', id),
      })),
      isGuess,
      all: { label: t.networks.all, line: 'networks' },
    },
    t,
  );
}
