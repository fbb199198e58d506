import type { Person } from './person.ts';

/** From the least to the most. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** What a command asks of whoever types it. */
export type Permission = 'view' | 'operate' | 'admin';

/** A role given to a person (`U…`, `W…`) or a user group (`S…`). */
export interface Grant {
  readonly subject: string;
  readonly role: Role;
  /** Absent where it holds everywhere. */
  readonly channel?: string | undefined;
  /** Who gave it, and when; absent for those in the configuration. */
  readonly by?: string | undefined;
  readonly at?: Date | undefined;
}

/** Everything that admins have decided about who may do what. */
export interface Access {
  readonly grants: readonly Grant[];
  /** The only channels in which the bot answers; empty where it answers in all. */
  readonly listed: ReadonlySet<string>;
  /** Channels in which guests and people of other organisations may look. */
  readonly guests: ReadonlySet<string>;
}

/** Whoever asks, with the user groups they are in of those that `access` names. */
export type Candidate = Pick<Person, 'id' | 'isKnown' | 'isAdmin' | 'isGuest'> & {
  readonly groups: ReadonlySet<string>;
};
