import { best } from './best.ts';
import type { Command } from './command.ts';
import { help } from './help.ts';
import { jobs } from './jobs.ts';
import { stop } from './stop.ts';
import { trial } from './trial.ts';
import { trials } from './trials.ts';

/** Every command, in the order that help shows. */
export const commands: readonly Command[] = [best, trials, trial, stop, jobs, help];
