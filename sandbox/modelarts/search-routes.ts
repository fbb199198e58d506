import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { analysisRows, plotPath, templateFile } from '../project/insights.ts';
import type { WorldJob } from '../project/job.ts';
import type { Project } from '../project.ts';
import { jobNotFound, Refusal } from './errors.ts';
import type { Reply } from './request.ts';
import type { Call, Route } from './routes.ts';

const JOBS = '/v2/{project_id}/training-jobs';

/** Which parameters matter, and templates for searches. */
export const searchRoutes: readonly Route[] = [
  {
    api: 'ShowAutoSearchYamlTemplatesInfo',
    method: 'GET',
    path: `${JOBS}/autosearch/yaml-templates`,
    answer: showTemplates,
  },
  {
    api: 'ShowAutoSearchYamlTemplateContent',
    method: 'GET',
    path: `${JOBS}/autosearch/yaml-templates/{algorithm_type}/{algorithm_name}`,
    answer: showTemplate,
  },
  {
    api: 'ShowAutoSearchParamsAnalysis',
    method: 'GET',
    path: `${JOBS}/{training_job_id}/autosearch-parameter-analysis`,
    answer: showAnalysis,
  },
  {
    api: 'ShowAutoSearchParamAnalysisResultPath',
    method: 'GET',
    path: `${JOBS}/{training_job_id}/autosearch-parameter-analysis/{parameter_name}`,
    answer: showPlotPath,
  },
];

const HEADER = ['parameters', 'the mean/std of importance'];
const Published = z.object({
  yaml_templates: z.array(z.object({ algorithm_type_en: z.string(), algorithm_names: z.array(z.string()) })),
});

function showAnalysis(call: Call): Reply {
  const { project } = call;
  const job = jobOf(call);
  const set = project.insights.analyses.get(job.id);
  if (set === 'nothing') return ok({});
  if (set === 'refused') throw noAnalysis();
  if (set === 'empty') return ok({ header: HEADER, data: [] });
  return ok({ header: set?.header ?? HEADER, data: set?.rows ?? analysisRows(job, project.now()) });
}

function showPlotPath(call: Call): Reply {
  const job = jobOf(call);
  const parameter = call.params.parameter_name ?? '';
  // Not documented either: what comes for a parameter that has not been analysed.
  if (!namesIn(job, call.project).includes(parameter)) throw noAnalysis();
  return ok({ file_path: plotPath(job, parameter) });
}

function namesIn(job: WorldJob, project: Project): unknown[] {
  const set = project.insights.analyses.get(job.id);
  const rows = typeof set === 'object' ? set.rows : analysisRows(job, project.now());
  return rows.map(([name]) => name);
}

function showTemplates({ project: { insights } }: Call): Reply {
  const { templates } = insights;
  if (!templates) return ok(readSample('autosearch-yaml-templates.json'));
  return ok({
    yaml_templates: templates.families.map(({ type, algorithms }) => ({
      algorithm_type_en: type,
      algorithm_type_zh: 'algorithm_type_zh to translate',
      algorithm_names: algorithms,
    })),
  });
}

function showTemplate({ project: { insights }, params }: Call): Reply {
  const { algorithm_type: type = '', algorithm_name: algorithm = '' } = params;
  const families = insights.templates?.families ?? publishedFamilies();
  const family = families.find((each) => each.type === type);
  if (!family?.algorithms.includes(algorithm))
    throw new Refusal(404, 'ModelArts.2836', 'The template does not exist.');
  if (!insights.templates && `${type}/${algorithm}` === 'hpo/Bayes')
    return ok(readSample('autosearch-yaml-template-content.json'));
  const content = insights.templates?.files?.[`${type}/${algorithm}`] ?? templateFile(algorithm);
  return ok({ file_name: `${algorithm}.yaml`, content });
}

function publishedFamilies() {
  const { yaml_templates } = Published.parse(JSON.parse(readSample('autosearch-yaml-templates.json')));
  return yaml_templates.map(({ algorithm_type_en, algorithm_names }) => ({
    type: algorithm_type_en,
    algorithms: algorithm_names,
  }));
}

function jobOf({ project, params }: Call): WorldJob {
  const id = params.training_job_id ?? '';
  const job = project.job(id);
  if (!job) throw jobNotFound(id);
  return job;
}

function noAnalysis(): Refusal {
  return new Refusal(400, 'ModelArts.2858', 'The operation is not supported: there is no analysis.');
}

function readSample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
