import { allow } from './allow.ts';
import { approve } from './approve.ts';
import { audit } from './audit.ts';
import { best } from './best.ts';
import type { Command } from './command.ts';
import { decline } from './decline.ts';
import { deny } from './deny.ts';
import { help } from './help.ts';
import { jobs } from './jobs.ts';
import { settings } from './settings.ts';
import { stop } from './stop.ts';
import { trial } from './trial.ts';
import { trials } from './trials.ts';
import { undo } from './undo.ts';
import { who } from './who.ts';

/** Every command, in the order that help shows. */
export const commands: readonly Command[] = [
  best,
  trials,
  trial,
  jobs,
  stop,
  undo,
  approve,
  decline,
  who,
  allow,
  deny,
  settings,
  audit,
  help,
];
