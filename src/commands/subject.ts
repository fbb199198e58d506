import type { Trouble } from '../blocks/access/access.ts';
import { ROLES, type Role } from '../domain/access/access.ts';
import { isDirect } from '../domain/access/roles.ts';
import { type Fault, UserError } from '../errors.ts';

/** Whom or what a role can be given to, or a channel opened to or listed for. */
export type Subject =
  | { readonly kind: 'named'; readonly id: string }
  | { readonly kind: 'guests' | 'channel' };

type Word =
  | { readonly is: 'subject'; readonly subject: Subject }
  | { readonly is: 'role'; readonly role: Role }
  /** Nothing stands for `here`. */
  | { readonly is: 'place'; readonly channel: string | undefined }
  | { readonly is: 'unclear' };

interface Read {
  readonly subject: Subject;
  readonly role: Role | undefined;
  /** Nothing where no place was named. */
  readonly channel: string | undefined;
}

const KEYWORDS: Readonly<Record<string, Word>> = {
  ...Object.fromEntries(
    ROLES.flatMap((role) => [role, `${role}s`].map((word) => [word, { is: 'role', role }])),
  ),
  查看者: { is: 'role', role: 'viewer' },
  操作员: { is: 'role', role: 'operator' },
  管理员: { is: 'role', role: 'admin' },
  guests: { is: 'subject', subject: { kind: 'guests' } },
  访客: { is: 'subject', subject: { kind: 'guests' } },
  channel: { is: 'subject', subject: { kind: 'channel' } },
  频道: { is: 'subject', subject: { kind: 'channel' } },
  here: { is: 'place', channel: undefined },
  这里: { is: 'place', channel: undefined },
};

/** A word as Slack delivers a mention, a bare id, or one of the words of the grammar. */
export function readWord(word: string): Word {
  const known = Object.hasOwn(KEYWORDS, word.toLowerCase()) ? KEYWORDS[word.toLowerCase()] : undefined;
  if (known) return known;
  // `readLine` has taken the names out of the mentions.
  const [, person = bareId('UW', word)] = /^<@([UW][A-Z0-9]+)>$/.exec(word) ?? [];
  if (person) return { is: 'subject', subject: { kind: 'named', id: person } };
  const [, group = bareId('S', word)] = /^<!subteam\^(S[A-Z0-9]+)>$/.exec(word) ?? [];
  if (group) return { is: 'subject', subject: { kind: 'named', id: group } };
  const [, channel = bareId('CG', word)] = /^<#([CG][A-Z0-9]+)>$/.exec(word) ?? [];
  return channel ? { is: 'place', channel } : { is: 'unclear' };
}

/** An id as people copy it: six characters or more with a digit, so that `SRE` and `GPU` are not taken for one. */
function bareId(first: string, word: string): string | undefined {
  return new RegExp(`^[${first}](?=[A-Z]*[0-9])[A-Z0-9]{5,}$`).test(word) ? word : undefined;
}

interface Typed {
  readonly command: string;
  readonly words: readonly (string | undefined)[];
  /** The channel where they were typed. */
  readonly here: string;
}

/**
 * Sorts the words after `allow` or `deny` by what they are, since people put them in any order.
 * @throws UserError `badArguments` for a word too many or too few, or one where a role is expected.
 */
export function readSubject({ command, words, here }: Typed): Read | { readonly trouble: Trouble } {
  const typed = words.filter((word) => word !== undefined).map((word) => ({ word, ...readWord(word) }));
  const role = typed.find((each) => each.is === 'role')?.role;
  const unclear = typed.findIndex((each) => each.is === 'unclear');
  if (unclear !== -1)
    return {
      trouble: unclearWord(typed[unclear]?.word ?? '', { command, unclear, hasRole: role !== undefined }),
    };
  const repeated = typed.find((each, i) => typed.findIndex(({ is }) => is === each.is) < i);
  if (repeated) throw badArguments(command, { kind: 'surplus', word: repeated.word });
  const subject = typed.find((each) => each.is === 'subject')?.subject;
  if (!subject) throw badArguments(command, { kind: 'missing', name: 'who' });
  const place = typed.find((each) => each.is === 'place');
  if (place && place.channel === undefined && isDirect(here)) return { trouble: { kind: 'direct' } };
  return { subject, role, channel: place && (place.channel ?? here) };
}

/** A name that Slack has not turned into a mention, or a word that stands where a role or a place should. */
function unclearWord(
  word: string,
  { command, unclear, hasRole }: { command: string; unclear: number; hasRole: boolean },
): Trouble {
  if (unclear === 0 || word.startsWith('@')) return { kind: 'who', word: word.replace(/^<!(\w+)>$/, '@$1') };
  if (command !== 'allow' || hasRole || word.startsWith('#')) return { kind: 'where', word };
  const expected = { kind: 'oneOf', values: ROLES } as const;
  throw badArguments(command, { kind: 'badValue', name: 'role', value: word, expected });
}

export function badArguments(command: string, fault: Fault): UserError {
  return new UserError({ kind: 'badArguments', command, fault });
}
