import { readFileSync } from 'node:fs';
import type { Platform, WorldEngine } from '../project/platform.ts';
import { Refusal } from './errors.ts';
import type { Reply } from './request.ts';
import type { Call, Route } from './routes.ts';

/** Runtimes and engines, plug-ins, notebook tags, the VPC channel for inference. */
export const platformRoutes: readonly Route[] = [
  {
    api: 'ShowModelEngineAndRuntime',
    method: 'GET',
    path: '/v1/{project_id}/models/ai-engine-runtimes',
    answer: showRuntimes,
  },
  {
    api: 'ShowTrainingJobEngines',
    method: 'GET',
    path: '/v2/{project_id}/training-job-engines',
    answer: showEngines,
  },
  {
    api: 'ShowSearchAlgorithms',
    method: 'GET',
    path: '/v2/{project_id}/search-algorithms',
    answer: showAlgorithms,
  },
  {
    api: 'ShowPluginTemplate',
    method: 'GET',
    path: '/v1/{project_id}/plugintemplates/{plugintemplate_name}',
    answer: showPlugin,
  },
  { api: 'ShowNotebookTags', method: 'GET', path: '/v1/{project_id}/notebooks/tags', answer: showTags },
  {
    api: 'ShowInternalChannelVpcepApi',
    method: 'GET',
    path: '/v1/{project_id}/internal-channel-info',
    answer: showChannel,
  },
];

function showRuntimes({ project, request }: Call): Reply {
  const query = new URLSearchParams(request.query);
  const all = project.platform.runtimes;
  const isPaged = query.has('limit') || query.has('offset');
  if (!all && !isPaged) return ok(readSample('model-engine-runtimes.json'));
  const entries: readonly unknown[] =
    all ?? JSON.parse(readSample('model-engine-runtimes.json')).engine_runtimes;
  const from = Number(query.get('offset') ?? 0);
  const page = entries.slice(from, from + Number(query.get('limit') ?? entries.length));
  // The names mean the reverse of what they mean elsewhere: `count` is all there is.
  return ok({ count: entries.length, total_count: page.length, engine_runtimes: page });
}

function showEngines({ project: { platform } }: Call): Reply {
  return ok({
    total: platform.engines.length,
    items: platform.engines.map((engine) => engineView(engine, platform)),
  });
}

function engineView({ id, name, version, searches }: WorldEngine, { marksEngines }: Platform): object {
  return {
    engine_id: id,
    engine_name: name,
    engine_version: version,
    v1_compatible: false,
    run_user: '1102',
    image_info: {
      cpu_image_url: `aip/${name.toLowerCase()}:train`,
      gpu_image_url: '',
      image_version: version,
    },
    ...(marksEngines && searches && { tags: [{ key: 'auto_search', value: 'True' }] }),
  };
}

/** The three that are published. */
function showAlgorithms(): Reply {
  const about = {
    bayes_opt_search: 'Bayesian optimization',
    tpe_search: 'Tree-structured Parzen estimator',
    anneal_search: 'Simulated annealing',
  };
  const params = [
    { key: 'num_samples', value: '20', type: 'Integer' },
    { key: 'seed', value: '1', type: 'Integer' },
  ];
  const list = Object.entries(about).map(([name, description]) => ({ name, description, params }));
  return ok({ search_algo_count: list.length, search_algo_list: list });
}

function showPlugin({ project, params }: Call): Reply {
  const name = params.plugintemplate_name ?? '';
  const plugin = project.platform.plugins.get(name);
  // The placeholder is in the published message too.
  if (!plugin) throw new Refusal(404, 'ModelArts.50005101', 'Plugin template {name} not found.');
  const { type, description, versionsIn, versions } = plugin;
  return ok({
    apiVersion: 'v1',
    kind: 'PluginTemplate',
    metadata: { name, annotations: {} },
    spec: { type, description, ...(versionsIn === 'spec' && { versions }) },
    ...(versionsIn === 'top' && { versions }),
  });
}

/** The view of all notebooks: one entry a key, whose values are those of every workspace unless one is named. */
function showTags({ project, request }: Call): Reply {
  const wanted = new URLSearchParams(request.query).get('workspace_id');
  const mine = project.platform.tags.filter(({ workspace }) => wanted === null || workspace === wanted);
  const keys = [...new Set(mine.map(({ key }) => key))];
  return ok({
    tags: keys.map((key) => ({
      key,
      values: mine.filter((tag) => tag.key === key).map(({ value }) => value),
    })),
  });
}

function showChannel({ project: { platform } }: Call): Reply {
  const { channel } = platform;
  if (channel === 'sample') return ok(readSample('inference-vpc-channel.json'));
  if (channel === 'refused') return { status: 401, body: readSample('inference-vpc-channel-401.json') };
  return ok({
    dns_domain_name: channel?.domain ?? '',
    vpcep_info: (channel?.services ?? []).map(({ id, name, port }) => ({
      vpcep_service_id: id,
      vpcep_service_name: name,
      service_port: port,
    })),
  });
}

function readSample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
