import { z } from 'zod';
import { changeStop } from './change-stop.ts';
import { defineCommand } from './command.ts';

export const undo = defineCommand({
  name: 'undo',
  usage: 'undo [stop]',
  examples: ['undo'],
  permission: 'operate',
  isPermittedElsewhere: true,
  args: z.object({ stop: z.string().optional() }),

  run: async ({ stop }, context) => changeStop('undo', stop, context),
});
