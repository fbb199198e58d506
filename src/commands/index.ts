import { alert } from './alert.ts';
import { allow } from './allow.ts';
import { analysis } from './analysis.ts';
import { approve } from './approve.ts';
import { audit } from './audit.ts';
import { best } from './best.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { decline } from './decline.ts';
import { deny } from './deny.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { help } from './help.ts';
import { job } from './job.ts';
import { jobs } from './jobs.ts';
import { logs } from './logs.ts';
import { model } from './model.ts';
import { models } from './models.ts';
import { mute } from './mute.ts';
import { network } from './network.ts';
import { networks } from './networks.ts';
import { plugin } from './plugin.ts';
import { progress } from './progress.ts';
import { quiet } from './quiet.ts';
import { quotas } from './quotas.ts';
import { runtimes } from './runtimes.ts';
import { settings } from './settings.ts';
import { stop } from './stop.ts';
import { stopJob } from './stop-job.ts';
import { tags } from './tags.ts';
import { templates } from './templates.ts';
import { trial } from './trial.ts';
import { trials } from './trials.ts';
import { undo } from './undo.ts';
import { unwatch } from './unwatch.ts';
import { use } from './use.ts';
import { vpcChannel } from './vpc-channel.ts';
import { watch } from './watch.ts';
import { who } from './who.ts';
import { whoami } from './whoami.ts';

/** Every command, in the order that help shows. */
export const commands: readonly Command[] = [
  best,
  trials,
  trial,
  progress,
  compare,
  analysis,
  templates,
  digest,
  watch,
  unwatch,
  alert,
  mute,
  quiet,
  jobs,
  job,
  logs,
  stop,
  stopJob,
  undo,
  approve,
  decline,
  runtimes,
  plugin,
  tags,
  vpcChannel,
  quotas,
  networks,
  network,
  models,
  model,
  use,
  whoami,
  who,
  allow,
  deny,
  settings,
  audit,
  doctor,
  help,
];
