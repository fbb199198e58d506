import { readFileSync } from 'node:fs';
import { SAMPLE_MODEL, SAMPLE_NETWORK } from '../project/resources.ts';
import { Refusal } from './errors.ts';
import type { Reply } from './request.ts';
import { modelView, networkView, workspaceQuotaView } from './resource-views.ts';
import type { Call, Route } from './routes.ts';

/** Quotas, workspaces, networks, models. Behind the routes of runtimes, one of whose paths looks like a model's. */
export const resourceRoutes: readonly Route[] = [
  { api: 'ShowOsQuota', method: 'GET', path: '/v1/{project_id}/quotas', answer: showOsQuota },
  {
    api: 'ShowOsConfig',
    method: 'GET',
    path: '/v1/{project_id}/os-user-config',
    answer: ({ project }) => ok(project.resources.osConfig),
  },
  {
    api: 'ShowTrainingQuotas',
    method: 'GET',
    path: '/v2/{project_id}/training-quotas',
    answer: showTrainingQuotas,
  },
  { api: 'ListWorkspace', method: 'GET', path: '/v1/{project_id}/workspaces', answer: listWorkspaces },
  {
    api: 'ShowWorkspaceQuotas',
    method: 'GET',
    path: '/v1/{project_id}/workspaces/{workspace_id}/quotas',
    answer: showWorkspaceQuotas,
  },
  { api: 'ListNetworks', method: 'GET', path: '/v1/{project_id}/networks', answer: listNetworks },
  {
    api: 'ShowNetwork',
    method: 'GET',
    path: '/v1/{project_id}/networks/{network_name}',
    answer: showNetwork,
  },
  { api: 'ListModels', method: 'GET', path: '/v1/{project_id}/models', answer: listModels },
  { api: 'ShowModel', method: 'GET', path: '/v1/{project_id}/models/{model_id}', answer: showModel },
];

function showOsQuota({ project: { resources } }: Call): Reply {
  if (!resources.osQuotas) return ok(readSample('os-quotas.json'));
  const wire = resources.osQuotas.map(({ name, limit, used }) => ({ type: name, quota: limit, used }));
  return ok({ quotas: { resources: wire } });
}

function showTrainingQuotas({ project: { resources } }: Call): Reply {
  const wire = resources.trainingQuotas.map(({ name, limit, used }) => ({
    resource: name,
    quota: limit,
    used,
  }));
  return ok({ quotas: wire });
}

function listWorkspaces({ project: { resources }, request }: Call): Reply {
  const page = pageOf(resources.workspaces, request.query);
  const wire = page.map(({ id, name }) => ({
    id,
    name,
    description: '',
    owner: 'ml-team',
    auth_type: 'PUBLIC',
    status: 'NORMAL',
  }));
  return ok({ total_count: resources.workspaces.length, count: page.length, workspaces: wire });
}

function showWorkspaceQuotas({ project: { resources }, params }: Call): Reply {
  const workspace = resources.workspaces.find(({ id }) => id === params.workspace_id);
  if (!workspace) throw new Refusal(400, 'ModelArts.0102', 'The workspace does not exist.');
  return ok({ quotas: workspace.quotas.map(workspaceQuotaView) });
}

/** The token is undocumented; here it counts the networks that went before. */
function listNetworks({ project: { resources }, request }: Call): Reply {
  const query = new URLSearchParams(request.query);
  const from = Number(query.get('continue') ?? 0);
  const to = from + Number(query.get('limit') ?? 500);
  const metadata = to < resources.networks.length ? { continue: String(to) } : {};
  return ok({
    kind: 'NetworkList',
    apiVersion: 'v1',
    metadata,
    items: resources.networks.slice(from, to).map(networkView),
  });
}

function showNetwork({ project: { resources }, params }: Call): Reply {
  const network = resources.networks.find(({ id }) => id === params.network_name);
  if (!network) return { status: 404, body: readSample('network-404.json') };
  return ok(network.id === SAMPLE_NETWORK ? readSample('network.json') : networkView(network));
}

/** A name is matched loosely, but one with an underscore in it only as a whole, and only when told to. */
function listModels({ project: { resources }, request }: Call): Reply {
  const query = new URLSearchParams(request.query);
  const name = query.get('model_name');
  const isExact = query.get('exact_match') === 'true';
  const found = resources.models
    .filter((model) => {
      if (name === null) return true;
      if (isExact) return model.name === name;
      return !name.includes('_') && model.name.includes(name);
    })
    .toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
  const page = pageOf(found, request.query);
  return ok({ total_count: found.length, count: page.length, models: page.map(modelView) });
}

function showModel({ project: { resources }, params }: Call): Reply {
  const model = resources.models.find(({ id }) => id === params.model_id);
  if (!model) throw new Refusal(404, 'ModelArts.3001', 'The model does not exist.');
  return ok(
    model.id === SAMPLE_MODEL ? readSample('model-detail.json') : { ...modelView(model), ...model.more },
  );
}

/** `offset` counts pages. */
function pageOf<T>(items: readonly T[], search: string): readonly T[] {
  const query = new URLSearchParams(search);
  const limit = Number(query.get('limit') ?? 1000);
  const from = Number(query.get('offset') ?? 0) * limit;
  return items.slice(from, from + limit);
}

function readSample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
