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

interface Known {
  readonly commands: readonly CommandHint[];
  readonly appName: string;
  /** Slack takes no slash commands in a thread. */
  readonly isThread: boolean;
}

const COMMAND = '/modelarts';

export function hintsFor(text: string, { commands, appName, isThread }: Known): Hints {
  const mention = /(?:^|\s)@(\w*)$/.exec(text);
  if (mention) return { suggestions: mentions(text, mention[1] ?? '', appName) };
  if (isThread || !text.startsWith('/')) return { suggestions: [] };
  if (!text.includes(' ')) return { suggestions: COMMAND.startsWith(text) ? [first()] : [] };
  if (!text.startsWith(`${COMMAND} `)) return { suggestions: [] };
  const [word = '', ...rest] = text.slice(COMMAND.length).trimStart().split(' ');
  const usage = commands.find(({ name }) => name === word.toLowerCase());
  if (usage && rest.length > 0) return { suggestions: [], usage };
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

function mentions(text: string, typed: string, appName: string): Suggestion[] {
  if (!appName.toLowerCase().startsWith(typed.toLowerCase())) return [];
  const line = `${text.slice(0, text.length - typed.length)}${appName} `;
  return [{ title: `@${appName}`, detail: 'Ask in a channel or thread', line }];
}
