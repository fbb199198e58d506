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

/** What a link opens, and until when. */
interface MintedLink {
  readonly jobId: string;
  readonly task: string;
  readonly expiresAt: Date;
}

/** The records of all jobs of a project. */
export interface JobRecords {
  of(jobId: string): JobRecord;
  /** Adds to what was written down before. */
  write(jobId: string, record: JobRecord): void;
  /** A link to a log that nobody has been given before: its path and query, for whichever host serves it. */
  mint(link: MintedLink): string;
  /** What a path and query were minted for; undefined where they differ in a letter from all that were. */
  minted(target: string): MintedLink | undefined;
}

export function createRecords(): JobRecords {
  const records = new Map<string, JobRecord>();
  const links = new Map<string, MintedLink>();
  return {
    of: (jobId) => records.get(jobId) ?? {},
    write: (jobId, record) => void records.set(jobId, { ...records.get(jobId), ...record }),
    mint(link) {
      const key = (links.size + 1).toString(16).padStart(8, '0');
      const expires = Math.ceil(link.expiresAt.getTime() / 1000);
      const log = `modelarts-job-${link.jobId}-${link.task}-172.16.24.51-01909681.log`;
      const query = `AccessKeyId=SANDBOXAK${key}LINK&Expires=${expires}&Signature=sandboxSignature${key}%3D`;
      const target = `/logs/${log}?${query}`;
      links.set(target, link);
      return target;
    },
    minted: (target) => links.get(target),
  };
}
