import { analysisApi } from './analysis.ts';
import { consoleLinks } from './console.ts';
import { enginesApi } from './engines.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { inferenceChannelApi } from './inference-channel.ts';
import { jobLifeApi } from './job-life.ts';
import { jobsApi } from './jobs.ts';
import { logsApi } from './logs.ts';
import { modelsApi } from './models.ts';
import { networksApi } from './networks.ts';
import { pluginsApi } from './plugins.ts';
import { quotasApi } from './quotas.ts';
import { runtimesApi } from './runtimes.ts';
import { searchedWorkspaces } from './searched-workspaces.ts';
import { tagsApi } from './tags.ts';
import { templatesApi } from './templates.ts';
import { trialsApi } from './trials.ts';
import { workspacesApi } from './workspaces.ts';

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
