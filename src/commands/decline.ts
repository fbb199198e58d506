import { z } from 'zod';
import { changeStop } from './change-stop.ts';
import { defineCommand } from './command.ts';

export const decline = defineCommand({
  name: 'decline',
  usage: 'decline <stop>',
  examples: ['decline 5d0c1f0e-3b5a-4d0e-9a51-6c1d3f1b2a77'],
  permission: 'operate',
  isPermittedElsewhere: true,
  args: z.object({ stop: z.string() }),

  run: async ({ stop }, context) => changeStop('decline', stop, context),
});
