import type { WorldJob } from './job.ts';

/** What a training script would have printed by now. */
export function logText(job: WorldJob, task: string, now: Date): string {
  const { phase, startedAt, endedAt = now } = job.status(now);
  if (!startedAt) return '';
  const rows = job.search?.table(now).rows ?? [];
  const began = startedAt.getTime();
  // One after another over the time that the job has run.
  const at = (row: number) => new Date(began + ((endedAt.getTime() - began) * (row + 1)) / (rows.length + 1));
  const lines = [
    `[ModelArts Service Log]${stamp(startedAt)} INFO - ${task}: the training command is starting`,
    ...rows.map(({ id, cells }, row) => {
      const [epoch, reward] = [String(cells.training_iteration), String(cells.reward_attr)];
      return `${stamp(at(row))} INFO trial ${id} [${String(cells.status)}] epoch ${epoch || 0} reward ${reward || '-'}`;
    }),
    // A progress bar, which writes over itself.
    ...(phase === 'Running'
      ? ['  0%|          | 0/100\r 42%|████▏     | 42/100\r 87%|████████▋ | 87/100']
      : []),
    ...(phase === 'Failed' ? CRASH : []),
  ];
  return `${lines.join('\n')}\n`;
}

const CRASH = [
  '\u001b[31mERROR\u001b[0m the data loader has stopped',
  'Traceback (most recent call last):',
  '  File "/home/ma-user/code/train.py", line 118, in <module>',
  '    main()',
  '  File "/home/ma-user/code/train.py", line 97, in main',
  '    loss = step(batch)',
  'RuntimeError: CUDA out of memory. Tried to allocate 2.40 GiB (GPU 0; 31.75 GiB total capacity)',
  '[ModelArts Service Log] ERROR - the training command exited with code 1',
];

function stamp(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ');
}
