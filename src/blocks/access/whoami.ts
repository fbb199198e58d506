import type { Access } from '../../domain/access/access.ts';
import type { Person } from '../../domain/access/person.ts';
import { type Right, rightsIn } from '../../domain/access/roles.ts';
import type { Words } from '../../i18n/en.ts';
import { rightsLine } from '../kit/access-words.ts';
import { type Message, message } from '../kit/message.ts';
import { heading, note, paragraph } from '../kit/parts.ts';
import { ownRole } from './who.ts';

interface WhoAmI {
  readonly asker: Person;
  readonly channel: string;
  readonly access: Access;
  /** Every right in any channel. */
  readonly all: readonly Right[];
  readonly now: Date;
}

/** What the bot knows of whoever asks: rights, language, time. */
export function whoAmI({ asker, channel, access, all, now }: WhoAmI, t: Words): Message {
  const own = ownRole(rightsIn(channel, asker, access), asker.id, t);
  const { whoami } = t.access;
  return message(own, [
    heading(whoami.title),
    paragraph(
      own,
      all.length > 1 ? whoami.rights(rightsLine(all, asker.id, t)) : undefined,
      asker.isGuest ? whoami.guest : whoami.member,
      whoami.language,
      asker.timeZone === undefined ? whoami.noTimeZone : whoami.timeZone(asker.timeZone, { time: now }),
    ),
    note(whoami.fresh),
  ]);
}
