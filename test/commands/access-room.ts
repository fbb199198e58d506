import { expect, onTestFinished } from 'vitest';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
import { fieldsOf } from '../../sandbox/slack/json.ts';
import { readerOf } from '../../sandbox/slack/text/reader.ts';
import { asText } from '../../sandbox/slack/text.ts';
import { memoryStore } from '../../sandbox/store.ts';
import { createWorkspace } from '../../sandbox/workspace.ts';
import { allow } from '../../src/commands/allow.ts';
import { sortWords } from '../../src/commands/arguments.ts';
import type { Command, Context, Reply } from '../../src/commands/command.ts';
import { deny } from '../../src/commands/deny.ts';
import { settings } from '../../src/commands/settings.ts';
import { who } from '../../src/commands/who.ts';
import type { Access } from '../../src/domain/access/access.ts';
import type { Person } from '../../src/domain/access/person.ts';
import { groupsOf, roleIn } from '../../src/domain/access/roles.ts';
import { readLine } from '../../src/domain/text/command-line.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { createLog } from '../../src/log.ts';
import { followingOn } from './following.ts';
import { noChecks } from './no-checks.ts';
import { noModelArts } from './no-modelarts.ts';

export const NOW = new Date('2026-11-22T10:00:00Z');

const COMMANDS: readonly Command[] = [allow, deny, who, settings];

interface Asking {
  readonly by?: string;
  readonly channel?: string;
}

/** The commands about permissions and settings on a real store, with the people of the sandbox's workspace. */
export async function accessRoom({ configured = [] }: { configured?: readonly string[] } = {}) {
  const workspace = createWorkspace();
  const clock = { now: () => NOW, sleep: never };
  const store = await memoryStore(clock);
  onTestFinished(async () => store.close());
  const readAccess = async (): Promise<Access> => {
    const access = await store.access.read();
    const named = configured.map((subject) => ({ subject, role: 'admin' as const }));
    return { ...access, grants: [...named, ...access.grants] };
  };

  async function get(id: string, groups: readonly string[]): Promise<Person> {
    const person = workspace.people.get(id);
    const isGuest = !person || person.isGuest || person.teamId !== workspace.team.id;
    return {
      id,
      isKnown: person !== undefined,
      language: person?.locale === 'zh-CN' ? 'zh' : 'en',
      isGuest,
      isAdmin: !isGuest && person.isAdmin,
      groups: new Set(groups.filter((group) => workspace.groups.get(group)?.members.has(id))),
    };
  }

  async function run(line: string, { by = 'U0ADMIN', channel = 'C0TRAINING' }: Asking = {}): Promise<Reply> {
    const [name, ...words] = readLine(line) ?? [];
    const command = COMMANDS.find((each) => each.name === name);
    if (!command) throw new Error(`no command ${name}`);
    const access = await readAccess();
    const asker = await get(by, groupsOf(access));
    const context: Context = {
      asker,
      role: roleIn(channel, asker, access),
      asked: { line, audience: 'private' },
      source: { channel, messageTs: '1.2' },
      modelarts: noModelArts(),
      stops: {
        get: never,
        openBy: never,
        of: never,
        askers: never,
        request: never,
        undo: never,
        approve: never,
        decline: never,
      },
      access: { ...store.access, read: readAccess },
      settings: store.settings,
      audit: store.audit,
      uses: store.uses,
      following: followingOn({ ...store, modelarts: noModelArts(), clock }),
      checks: noChecks(),
      people: { get },
      clock,
      signal: new AbortController().signal,
      log: createLog('silent'),
      t: wordsFor(asker.language),
      commands: COMMANDS,
    };
    const { values, fault } = sortWords(command.usage, words);
    expect(fault).toBeUndefined();
    return command.run(command.args.parse(values), context);
  }

  return {
    workspace,
    store,
    readAccess,
    run,
    /** What the asker reads. */
    async say(line: string, asking: Asking = {}): Promise<string> {
      const { text, blocks, plain } = await run(line, asking);
      expect(refusalOf(blocks)).toBeUndefined();
      if (plain) expect(refusalOf(plain)).toBeUndefined();
      return asText({ text, blocks: blocks.map(fieldsOf) }, readerOf(workspace, asking.by ?? 'U0ADMIN'));
    },
    /** The newest notes of the audit, the newest first, without their times. */
    async notes() {
      const entries = await store.audit.list({ limit: 10 });
      return entries.map(({ action, by, role, channel, messageTs, detail }) => ({
        action,
        by,
        role,
        channel,
        messageTs,
        detail,
      }));
    },
  };
}

async function never(): Promise<never> {
  throw new Error('nothing else is asked');
}
