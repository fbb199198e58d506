import type { CommandHint } from '../page/contract.ts';

/** A way to go on with what is being typed. */
export interface Suggestion {
  readonly title: string;
  readonly detail: string;
  /** What the composer holds when it is taken. */
  readonly line: string;
}

export interface Hints {
  readonly suggestions: readonly Suggestion[];
  /** How the command that is being typed is used. */
  readonly usage?: CommandHint;
}

interface Mentionable {
  /** Without `@`. */
  readonly name: string;
  readonly detail: string;
}

interface Known {
  readonly commands: readonly CommandHint[];
  readonly appName: string;
  /** People and user groups, who can be named in a command. */
  readonly names?: readonly Mentionable[];
  /** Slack takes no slash commands in a thread. */
  readonly isThread: boolean;
}

const COMMAND = '/modelarts';

export function hintsFor(text: string, { commands, appName, isThread, names = [] }: Known): Hints {
  const [mention, typed = ''] = /(?:^|\s)@([\p{L}\w-]*)$/u.exec(text) ?? [];
  if (mention !== undefined && !text.startsWith('/'))
    return { suggestions: mentions(text, typed, [{ name: appName, detail: 'Ask in a channel or thread' }]) };
  if (isThread || !text.startsWith('/')) return { suggestions: [] };
  if (!text.includes(' ')) return { suggestions: COMMAND.startsWith(text) ? [first()] : [] };
  if (!text.startsWith(`${COMMAND} `)) return { suggestions: [] };
  const [word = '', ...rest] = text.slice(COMMAND.length).trimStart().split(' ');
  const usage = commands.find(({ name }) => name === word.toLowerCase());
  if (usage && rest.length > 0) {
    return { suggestions: mention === undefined ? [] : mentions(text, typed, names), usage };
  }
  return {
    suggestions: commands.filter(({ name }) => name.startsWith(word.toLowerCase())).map(asSuggestion),
  };
}

function first(): Suggestion {
  return {
    title: COMMAND,
    detail: 'Ask about hyperparameter searches and their trials',
    line: `${COMMAND} `,
  };
}

function asSuggestion({ name, usage, summary }: CommandHint): Suggestion {
  return { title: `${COMMAND} ${usage}`, detail: summary, line: `${COMMAND} ${name} ` };
}

/** Whoever can be meant by what is typed after `@`. */
function mentions(text: string, typed: string, known: readonly Mentionable[]): Suggestion[] {
  const before = text.slice(0, text.length - typed.length);
  return known
    .filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ name, detail }) => ({ title: `@${name}`, detail, line: `${before}${name} ` }));
}
