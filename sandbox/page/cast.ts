import type { Person, Workspace } from '../workspace.ts';
import type { Role } from './contract.ts';

/** Who speaks Chinese instead, by whom they stand for: a bot remembers a person's language for a minute. */
const CHINESE: Readonly<Record<string, string>> = {
  U0ADMIN: '管理员',
  U0OPERATOR: '操作员',
  U0SECOND: '第二操作员',
  U0GUEST: '访客',
};

/** Puts somebody who reads Chinese beside everyone who does not, with the same rights in the same places. */
export function addChineseSpeakers(workspace: Pick<Workspace, 'people' | 'groups' | 'channels'>): void {
  const { people, groups, channels } = workspace;
  for (const [id, name] of Object.entries(CHINESE)) {
    const person = people.get(id);
    if (!person) continue;
    const twin = twinOf(person, name);
    people.set(twin.id, twin);
    const places = [...groups.values(), ...channels.values().filter(({ isIm }) => !isIm)];
    for (const { members } of places) if (members.has(id)) members.add(twin.id);
  }
}

function twinOf(person: Person, name: string): Person {
  return { ...person, id: `${person.id}ZH`, name, locale: 'zh-CN', tz: 'Asia/Shanghai' };
}

/** One operator is enough but for what needs two. */
const SECOND = /^U0SECOND/;

export function roleOf({ id, isAdmin, isGuest, teamId }: Person, { groups, team }: Workspace): Role {
  if (teamId !== team.id) return 'partner';
  if (isAdmin) return 'admin';
  if (isGuest) return 'guest';
  if (!groups.values().some(({ members }) => members.has(id))) return 'viewer';
  return SECOND.test(id) ? 'second' : 'operator';
}
