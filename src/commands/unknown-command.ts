import type { Described } from '../blocks/home/help.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from '../errors.ts';

export function unknownCommand(word: string, commands: readonly Described[]): UserError {
  const names = commands.map(({ name }) => name);
  return new UserError({ kind: 'unknownCommand', word, nearest: nearest(word, names, { text: String }) });
}
