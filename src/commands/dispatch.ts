import { randomUUID } from 'node:crypto';
import { apology, problemMessage } from '../blocks/kit/problem.ts';
import type { Access, Role } from '../domain/access/access.ts';
import { readLine, writeLine } from '../domain/text/command-line.ts';
import { UserError } from '../errors.ts';
import { runAboutJob } from './about-job.ts';
import { sortWords, valueFault } from './arguments.ts';
import type { Command, Context, Reply } from './command.ts';
import { fillJob, takesJob } from './fill-job.ts';
import { commands } from './index.ts';
import { permit, unknownPerson } from './permission.ts';
import { pick } from './pick.ts';
import { unknownCommand } from './unknown-command.ts';

/** A reply, and whether it is for the asker alone even where it was asked for in public: problems, menus, confirmations. */
export interface Dispatched {
  readonly reply: Reply;
  readonly isPrivate: boolean;
}

/** What the asker may do here. */
export interface Standing {
  readonly role: Role | undefined;
  readonly access: Pick<Access, 'listed'>;
}

type Surroundings = Omit<Context, 'commands' | 'asked' | 'role'> &
  Pick<Context['asked'], 'audience'> & {
    /** An error where it could not be found out; nobody may do anything then. */
    readonly standing: Standing | Error;
  };

/** Find, permit, parse, run. Never throws: whatever goes wrong becomes a message. */
export async function dispatch(line: string, surroundings: Surroundings): Promise<Dispatched> {
  const words = readLine(line);
  const { standing, audience, ...rest } = surroundings;
  const context: Context = {
    ...rest,
    role: standing instanceof Error ? undefined : standing.role,
    commands,
    asked: { line: line.trim() || 'help', audience },
  };
  try {
    if (!words)
      throw new UserError({
        kind: 'badArguments',
        command: line.trim().split(/\s/, 1)[0] ?? '',
        fault: { kind: 'openQuote' },
      });
    if (standing instanceof Error) throw standing;
    return await runWords(words, { context, access: standing.access });
  } catch (error) {
    return { reply: explain(error, words ?? [], surroundings), isPrivate: true };
  }
}

interface Running extends Pick<Standing, 'access'> {
  readonly context: Context;
}

async function runWords(
  [word = 'help', ...rest]: readonly string[],
  { context, access }: Running,
): Promise<Dispatched> {
  const command = find(word);
  const { asker, role, source } = context;
  if (command?.isPermittedElsewhere && !asker.isKnown) throw unknownPerson(asker);
  if (!command?.isPermittedElsewhere)
    permit({ asker, role, channel: source.channel, access }, command?.permission ?? 'view');
  if (!command) throw unknownCommand(word, commands);
  return runCommand(command, rest, context);
}

async function runCommand(command: Command, rest: readonly string[], context: Context): Promise<Dispatched> {
  const [first = ''] = sortWords(command.usage, rest).positionals;
  const isOwn = command.ownWords?.has(first.toLowerCase()) === true;
  const filled = takesJob(command) && !isOwn ? await fillJob(command, rest, context) : undefined;
  if (filled && 'question' in filled) return { reply: filled.question, isPrivate: true };
  const sorted = sortWords(command.usage, filled?.words ?? rest);
  if (sorted.fault?.kind === 'missing') {
    const offer = await pick(sorted.fault.name, { command, sorted }, context);
    if (offer) return { reply: offer, isPrivate: true };
  }
  if (sorted.fault) throw new UserError({ kind: 'badArguments', command: command.name, fault: sorted.fault });
  const args = command.args.safeParse(sorted.values);
  if (args.success)
    return {
      reply: await (filled
        ? runAboutJob({ command, args: args.data, job: sorted.positionals[0], filled }, context)
        : command.run(args.data, context)),
      isPrivate: command.isPrivate ?? command.permission !== 'view',
    };
  throw new UserError({
    kind: 'badArguments',
    command: command.name,
    fault: valueFault(command.args, args.error, sorted),
  });
}

function explain(error: unknown, words: readonly string[], { t, log, asker }: Surroundings): Reply {
  const asked = { user: asker.id, words };
  if (error instanceof UserError) {
    log.info({ ...asked, problem: error.problem }, 'answered with a problem');
    // A job may be called like the command itself, and only one that does not exist is what was not understood.
    const from = find(words[0] ?? '') ? 1 : 0;
    const lineWith = (wrong: string, right: string) => {
      const at = words.indexOf(wrong, from);
      return writeLine(...(at === -1 ? words : words.with(at, right)));
    };
    const line = writeLine(...words);
    return problemMessage({ problem: error.problem, describe: find, lineWith, line }, t);
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ ...asked, err: error, reference }, 'command failed');
  return apology(reference, t);
}

function find(word: string): Command | undefined {
  return commands.find(({ name }) => name === word.toLowerCase());
}
