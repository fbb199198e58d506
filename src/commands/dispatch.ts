import { randomUUID } from 'node:crypto';
import { apology, problemMessage } from '../blocks/problem.ts';
import { readLine, writeLine } from '../domain/command-line.ts';
import { UserError } from '../errors.ts';
import { sortWords, valueFault } from './arguments.ts';
import type { Command, Context, Reply } from './command.ts';
import { commands } from './index.ts';
import { permits } from './permission.ts';
import { pick } from './pick.ts';
import { unknownCommand } from './unknown-command.ts';

/** A reply, and whether it is for the asker alone even where it was asked for in public: problems, menus, confirmations. */
export interface Dispatched {
  readonly reply: Reply;
  readonly isPrivate: boolean;
}

type Surroundings = Omit<Context, 'commands' | 'asked'> & Pick<Context['asked'], 'audience'>;

/** Find, permit, parse, run. Never throws: whatever goes wrong becomes a message. */
export async function dispatch(line: string, surroundings: Surroundings): Promise<Dispatched> {
  const words = readLine(line);
  const context: Context = {
    ...surroundings,
    commands,
    asked: { line: line.trim() || 'help', audience: surroundings.audience },
  };
  try {
    if (!words)
      throw new UserError({
        kind: 'badArguments',
        command: line.trim().split(/\s/, 1)[0] ?? '',
        fault: { kind: 'openQuote' },
      });
    return await runWords(words, context);
  } catch (error) {
    return { reply: explain(error, words ?? [], surroundings), isPrivate: true };
  }
}

async function runWords([word = 'help', ...rest]: readonly string[], context: Context): Promise<Dispatched> {
  if (!context.asker.isKnown) throw new UserError({ kind: 'unknownPerson' });
  const command = find(word);
  const permission = permits(context.asker, 'view') ? (command?.permission ?? 'view') : 'view';
  if (!permits(context.asker, permission)) throw new UserError({ kind: 'notAllowed', permission });
  if (!command) throw unknownCommand(word, commands);
  const sorted = sortWords(command.usage, rest);
  if (sorted.fault?.kind === 'missing') {
    const offer = await pick(sorted.fault.name, { command, sorted }, context);
    if (offer) return { reply: offer, isPrivate: true };
  }
  if (sorted.fault) throw new UserError({ kind: 'badArguments', command: command.name, fault: sorted.fault });
  const args = command.args.safeParse(sorted.values);
  if (args.success)
    return { reply: await command.run(args.data, context), isPrivate: command.permission !== 'view' };
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
    const lineWith = (wrong: string, right: string) => {
      const at = words.indexOf(wrong, 1);
      return writeLine(...(at === -1 ? words : words.with(at, right)));
    };
    return problemMessage({ problem: error.problem, describe: find, lineWith }, t);
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ ...asked, err: error, reference }, 'command failed');
  return apology(reference, t);
}

function find(word: string): Command | undefined {
  return commands.find(({ name }) => name === word.toLowerCase());
}
