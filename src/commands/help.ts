import { z } from 'zod';
import { helpAll, helpOne } from '../blocks/home/help.ts';
import { defineCommand } from './command.ts';
import { grouped } from './groups.ts';
import { unknownCommand } from './unknown-command.ts';

export const help = defineCommand({
  name: 'help',
  usage: 'help [command]',
  examples: ['help', 'help best'],
  permission: 'view',
  args: z.object({ command: z.string().optional() }),

  async run({ command: word }, { commands, t }) {
    if (word === undefined) return helpAll(grouped(commands), t);
    const command = commands.find(({ name }) => name === word.toLowerCase());
    if (!command) throw unknownCommand(word, commands);
    return helpOne(command, t);
  },
});
