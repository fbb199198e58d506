import type { EndpointService, InferenceChannel } from '../../domain/platform/inference-channel.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, heading, note, paragraph } from '../kit/parts.ts';

interface Channel {
  readonly channel: InferenceChannel;
  readonly asked: Asked;
}

const SERVICES = 15;
/** Longer than any name or domain there is, and short enough for a screen of them. */
const IN_FULL = 253;

/** No table: whoever needs these names copies them, so that they must not be cut. */
export function vpcChannel({ channel, asked }: Channel, t: Words): Message {
  const words = t.platform.channel;
  const { domain, services } = channel;
  const buttons = actions(...refreshAndShare(asked, t));
  if (domain === undefined && services.length === 0)
    return message(words.none, [paragraph(words.none), note(words.toGet), buttons]);
  const name = domain && clip(domain, IN_FULL);
  const headline = name ? words.headline(name) : words.withoutDomain(services.length);
  const shown = services.slice(0, SERVICES);
  return message(headline, [
    heading(words.title),
    paragraph(name ? words.domain({ code: name }) : headline),
    ...shown.map((service) => paragraph(...lines(service, t))),
    note(
      services.length > shown.length ? t.more(services.length - shown.length) : undefined,
      services.length === 0 ? words.noServices : words.use,
    ),
    buttons,
  ]);
}

function lines({ name, id, port }: EndpointService, t: Words): Line[] {
  const words = t.platform.channel;
  const code = (text: string) => ({ code: clip(text, IN_FULL) });
  return [
    words.service(name === undefined ? t.none : code(name)),
    ...(id === undefined ? [] : [words.id(code(id))]),
    words.port(port === undefined ? t.none : { bold: String(port) }),
  ];
}
