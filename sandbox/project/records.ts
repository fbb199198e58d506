/** What happened to one task of a job, as tests and scenarios write it. */
interface TaskRecord {
  readonly name: string;
  readonly exitCode?: number;
  readonly message?: string;
}

interface EventRecord {
  readonly at: Date;
  readonly level: 'Info' | 'Warning' | 'Error';
  readonly message: string;
}

/** A log, or the ModelArts code that there is none by. `2776` comes as 204 without a body. */
export type LogRecord = string | { readonly code: '2776' | '2818' | '2819' | '2820' | '2822' };

/** What a job has besides its search. What is left out gets a good default. */
export interface JobRecord {
  readonly description?: string;
  readonly nodes?: number;
  readonly tasks?: readonly TaskRecord[];
  readonly events?: readonly EventRecord[];
  /** By task; the same for all where it is one text. */
  readonly log?: LogRecord;
  readonly logs?: Readonly<Record<string, LogRecord>>;
  /** Secrets that the bot must never show: a map, as the service sends it. */
  readonly environments?: Readonly<Record<string, string>>;
  /** Fields of the job detail that stand over all others, of whatever type. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The records of all jobs of a project. */
export interface JobRecords {
  of(jobId: string): JobRecord;
  /** Adds to what was written down before. */
  write(jobId: string, record: JobRecord): void;
  /** A link to a log that nobody has been given before. */
  mint(jobId: string, task: string): string;
}

export function createRecords(): JobRecords {
  const records = new Map<string, JobRecord>();
  let minted = 0;
  return {
    of: (jobId) => records.get(jobId) ?? {},
    write: (jobId, record) => void records.set(jobId, { ...records.get(jobId), ...record }),
    mint(jobId, task) {
      minted += 1;
      const key = minted.toString(16).padStart(8, '0');
      const log = `modelarts-job-${jobId}-${task}-172.16.24.51-01909681.log`;
      const query = `AccessKeyId=SANDBOXAK${key}LINK&Expires=1768000000&Signature=sandboxSignature${key}%3D`;
      return `https://ml-team.obs.cn-north-4.myhuaweicloud.com/logs/${log}?${query}`;
    },
  };
}
