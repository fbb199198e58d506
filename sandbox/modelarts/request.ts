import type { IncomingHttpHeaders } from 'node:http';

export type ApiName =
  | 'ShowAutoSearchTrials'
  | 'ShowAutoSearchPerTrial'
  | 'ShowAutoSearchTrialEarlyStop'
  | 'ShowAutoSearchParamsAnalysis'
  | 'ShowAutoSearchParamAnalysisResultPath'
  | 'ShowAutoSearchYamlTemplatesInfo'
  | 'ShowAutoSearchYamlTemplateContent'
  | 'ListTrainingJobs'
  | 'ShowTrainingJobDetails'
  | 'ShowModelEngineAndRuntime'
  | 'ShowTrainingJobEngines'
  | 'ShowSearchAlgorithms'
  | 'ShowPluginTemplate'
  | 'ShowNotebookTags'
  | 'ShowInternalChannelVpcepApi'
  | 'StopTrainingJob'
  | 'ShowOsQuota'
  | 'ShowOsConfig'
  | 'ShowTrainingQuotas'
  | 'ListWorkspace'
  | 'ShowWorkspaceQuotas'
  | 'ListNetworks'
  | 'ShowNetwork'
  | 'ListModels'
  | 'ShowModel'
  | 'ListTrainingJobEvents'
  | 'ListTrainingJobStages'
  | 'ListTrainingJobTasks'
  | 'ShowTrainingJobLogsPreview'
  | 'ShowObsUrlOfTrainingJobLogs'
  | 'KeystoneCreateUserTokenByPassword';

/** A request as it came over the wire; the signature is checked against exactly this. */
export interface WireRequest {
  readonly method: string;
  /** As sent: percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

export function header({ headers }: WireRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body as JSON, `undefined` for none; throws a SyntaxError for anything else. */
export function jsonBody({ body }: WireRequest): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
}
