import { type Access, type Candidate, type Grant, type Permission, ROLES, type Role } from './access.ts';

/**
 * A role that somebody has, and through what: the workspace made them an admin or a member, admins admitted guests to
 * the channel, or somebody gave it to them or to one of their user groups.
 */
export interface Right {
  readonly role: Role;
  readonly through: 'workspace' | 'membership' | 'admission' | Grant;
}

const NEEDED: Readonly<Record<Permission, Role>> = { view: 'viewer', operate: 'operator', admin: 'admin' };

/** A channel, or nothing for what holds in every one. */
type Place = string | undefined;

/** The highest role that somebody has in a channel; nothing for whoever may not even look there. */
export function roleIn(place: Place, candidate: Candidate, access: Access): Role | undefined {
  return rightsIn(place, candidate, access)[0]?.role;
}

/** Every right that counts in a channel, the highest first. In a direct message only what holds everywhere counts. */
export function rightsIn(place: Place, candidate: Candidate, access: Access): Right[] {
  return rights(candidate, access, (channel) => channel === place);
}

/** Every right that somebody has in any channel, the highest first. */
export function allRights(candidate: Candidate, access: Access): Right[] {
  return rights(candidate, access, () => true);
}

/** What a user group has been given, the highest first. */
export function rightsOfGroup(group: string, { grants }: Pick<Access, 'grants'>): Right[] {
  const given = grants.filter(({ subject }) => subject === group);
  return highestFirst(given.map((grant) => ({ role: grant.role, through: grant })));
}

function rights(
  candidate: Candidate,
  { grants, guests }: Access,
  counts: (channel: string) => boolean,
): Right[] {
  const { isKnown, isGuest, isAdmin, id, groups } = candidate;
  if (!isKnown) return [];
  const granted = grants
    .filter(({ subject }) => subject === id || groups.has(subject))
    .filter(({ channel }) => channel === undefined || counts(channel));
  if (!isGuest)
    return highestFirst([
      ...(isAdmin ? [{ role: 'admin', through: 'workspace' } as const] : []),
      ...granted.map((grant): Right => ({ role: grant.role, through: grant })),
      { role: 'viewer', through: 'membership' },
    ]);
  const admitted = [...guests].filter(counts);
  if (admitted.length === 0) return [];
  return highestFirst([
    ...granted
      .filter(({ channel }) => channel === undefined || guests.has(channel))
      .map((grant): Right => ({ role: forGuest(grant.role), through: grant })),
    { role: 'viewer', through: 'admission' },
  ]);
}

/** What a grant is worth to a guest or a person of another organisation: they never decide about others. */
function forGuest(role: Role): Role {
  return role === 'admin' ? 'operator' : role;
}

export function allows(role: Role | undefined, permission: Permission): boolean {
  return role !== undefined && isAtLeast(role, NEEDED[permission]);
}

export function isAtLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

/** Ids of the user groups that have been given a role. */
export function groupsOf({ grants }: Pick<Access, 'grants'>): string[] {
  return [...new Set(grants.map(({ subject }) => subject).filter(isGroup))];
}

export function isGroup(subject: string): boolean {
  return subject.startsWith('S');
}

/** Whether the bot answers there. */
export function isServed(channel: string, { listed }: Pick<Access, 'listed'>): boolean {
  return listed.size === 0 || listed.has(channel) || isDirect(channel);
}

/** Whether only one person sees it: a direct message, or App Home, which has that person's id in place of a channel's. */
export function isDirect(channel: string): boolean {
  return /^[DUW]/.test(channel);
}

function highestFirst(found: readonly Right[]): Right[] {
  return found.toSorted((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role));
}
