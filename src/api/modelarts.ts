import { createHttp, type HttpOptions } from './http.ts';
import { jobsApi } from './jobs.ts';
import { trialsApi } from './trials.ts';

export type ModelArts = ReturnType<typeof createModelArts>;

/** One project of ModelArts: everything the bot asks it for, over one small pool of connections. */
export function createModelArts(options: HttpOptions) {
  const http = createHttp(options);
  return {
    jobs: jobsApi(http),
    trials: trialsApi(http, options.clock),
    /** Waits for what is in flight. */
    close: () => http.close(),
  };
}
