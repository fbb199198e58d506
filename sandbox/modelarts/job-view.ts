import type { JobStatus, Parameter, SearchSettings, WorldJob } from '../project/job.ts';

/** A job as ShowTrainingJobDetails and each item of ListTrainingJobs show it. */
export function jobView(job: WorldJob, now: Date): object {
  return {
    kind: job.search?.settings.yaml === undefined ? 'job' : 'autosearch_job',
    metadata: {
      id: job.id,
      name: job.name,
      description: '',
      workspace_id: job.workspace ?? '0',
      create_time: job.createdAt.getTime(),
      user_name: job.user,
      annotations: { job_template: 'Template DL' },
    },
    status: statusView(job.status(now), now),
    algorithm: algorithmView(job),
    spec: {
      resource: { policy: 'regular', flavor_id: 'modelarts.p3.large.public', node_count: 1 },
      log_export_path: {},
    },
  };
}

function statusView({ phase, startedAt, endedAt }: JobStatus, now: Date): object {
  const start = startedAt?.getTime() ?? 0;
  return {
    phase,
    secondary_phase: phase === 'Pending' ? 'Queuing' : phase === 'Abnormal' ? 'Lost' : phase,
    duration: start === 0 ? 0 : Math.max(0, (endedAt ?? now).getTime() - start),
    start_time: start,
    node_count_metrics: null,
    tasks: ['worker-0'],
  };
}

function algorithmView({ name, search }: WorldJob): object {
  const yaml = search?.settings.yaml;
  return {
    code_dir: `/ml-team/${name}/code/`,
    boot_file: `/ml-team/${name}/code/train.py`,
    parameters: [],
    ...(yaml === undefined ? {} : { autosearch_config_path: yaml, autosearch_framework_path: `${yaml}.d/` }),
    // A YAML-configured search shows nothing of its settings here, and an ordinary job shows null.
    policies: yaml === undefined ? { auto_search: search ? searchView(search.settings) : null } : {},
    inputs: [],
    outputs: [],
    engine: {
      engine_id: 'pytorch-cp37-1.8.0',
      engine_name: 'PyTorch',
      engine_version: 'pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64',
    },
    environments: {},
  };
}

function searchView({ objectives, parameters, samples }: SearchSettings): object {
  return {
    skip_search_params: '',
    reward_attrs: objectives.map(({ metric, mode }) => ({
      name: metric,
      mode,
      regex: `${metric}=([\\d.e+-]+)`,
    })),
    search_params: parameters.map(parameterView),
    algo_configs: [
      {
        name: 'bayes_opt_search',
        params:
          samples === undefined ? [] : [{ key: 'num_samples', value: String(samples), type: 'Integer' }],
      },
    ],
  };
}

/** Bounds and counts are text. */
function parameterView(parameter: Parameter): object {
  const { name } = parameter;
  if (parameter.kind === 'discrete') {
    return { name, param_type: 'discrete', discrete_values: parameter.values.map(String) };
  }
  const [lower_bound, upper_bound] = [String(parameter.lower), String(parameter.upper)];
  return { name, param_type: 'continuous', lower_bound, upper_bound, discrete_points_num: '' };
}
