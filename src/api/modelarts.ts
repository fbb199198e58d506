import { createHttp, type HttpOptions } from './http/http.ts';
import { enginesApi } from './platform/engines.ts';
import { inferenceChannelApi } from './platform/inference-channel.ts';
import { modelsApi } from './platform/models.ts';
import { networksApi } from './platform/networks.ts';
import { pluginsApi } from './platform/plugins.ts';
import { quotasApi } from './platform/quotas.ts';
import { runtimesApi } from './platform/runtimes.ts';
import { tagsApi } from './platform/tags.ts';
import { workspacesApi } from './platform/workspaces.ts';
import { analysisApi } from './search/analysis.ts';
import { templatesApi } from './search/templates.ts';
import { trialsApi } from './search/trials.ts';
import { consoleLinks } from './training-job/console.ts';
import { jobLifeApi } from './training-job/job-life.ts';
import { jobsApi } from './training-job/jobs.ts';
import { logsApi } from './training-job/logs.ts';
import { searchedWorkspaces } from './training-job/searched-workspaces.ts';

interface ModelArtsOptions extends HttpOptions {
  /** Names or ids of the workspaces to search; all that are accessible by default. */
  readonly workspaces?: readonly string[];
}

export type ModelArts = ReturnType<typeof createModelArts>;

/** One project of ModelArts: everything the bot asks it for, over one small pool of connections. */
export function createModelArts(options: ModelArtsOptions) {
  const http = createHttp(options);
  const workspaces = workspacesApi(http);
  return {
    console: consoleLinks(options),
    jobs: jobsApi(http, searchedWorkspaces(workspaces, options.workspaces ?? [], options.clock)),
    jobLife: jobLifeApi(http),
    logs: logsApi(http, options.clock),
    trials: trialsApi(http, options.clock),
    analysis: analysisApi(http),
    templates: templatesApi(http),
    runtimes: runtimesApi(http),
    engines: enginesApi(http),
    plugins: pluginsApi(http),
    tags: tagsApi(http),
    inferenceChannel: inferenceChannelApi(http),
    quotas: quotasApi(http),
    workspaces,
    networks: networksApi(http),
    models: modelsApi(http),
    /** Milliseconds by which our clock is ahead of ModelArts', by its last answer; nothing before the first. */
    clockSkew: () => http.clockSkew(),
    /** Waits for what is in flight. */
    close: () => http.close(),
  };
}
