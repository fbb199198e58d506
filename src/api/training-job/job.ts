import { z } from 'zod';
import type { Job, JobPhase, Objective, Search, SearchSettings } from '../../domain/search/search.ts';
import { looseList, looseNumber, maskedText } from '../http/loose.ts';

const PHASES: readonly JobPhase[] = [
  'Creating',
  'Pending',
  'Running',
  'Failed',
  'Completed',
  'Terminating',
  'Terminated',
  'Abnormal',
];

const text = z.string().nullish().catch(undefined);
// A span as well as a moment. Nobody means one before 1970 or after 2100, and Slack takes no message with one.
const milliseconds = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().min(0).max(Date.UTC(2100, 0)))
  .nullish()
  .catch(undefined);

/** More trials than that are read by nobody. */
const MOST_TRIALS = 100_000;

const WireSetting = z.object({ key: z.string(), value: looseNumber });

const AutoSearch = z.object({
  algo_configs: looseList(z.object({ params: looseList(WireSetting) })),
  reward_attrs: z.array(z.object({ name: z.string(), mode: text, regex: maskedText })).nullish(),
  search_params: z.array(z.object({ name: z.string(), discrete_points_num: looseNumber })).nullish(),
  skip_search_params: maskedText,
});

/** A job as the list and the detail show it. Every field but the id is left out or null somewhere. */
export const WireJob = z
  .object({
    kind: text,
    metadata: z.object({ id: z.string().min(1), name: text, create_time: milliseconds, user_name: text }),
    status: z.object({ phase: text, duration: milliseconds }).nullish(),
    algorithm: z
      .object({
        autosearch_config_path: text,
        policies: z.object({ auto_search: AutoSearch.nullish().catch(undefined) }).nullish(),
      })
      .nullish(),
  })
  .transform(
    (wire): Job => ({
      id: wire.metadata.id,
      name: wire.metadata.name ?? '',
      phase: PHASES.find((phase) => phase === wire.status?.phase) ?? 'Unknown',
      createdAt: dateOf(wire.metadata.create_time),
      ranFor: wire.status?.duration ?? undefined,
      user: wire.metadata.user_name || undefined,
      search: searchOf(wire),
    }),
  );

interface WireSearch {
  readonly kind?: string | null | undefined;
  readonly algorithm?:
    | {
        readonly autosearch_config_path?: string | null | undefined;
        readonly policies?:
          | { readonly auto_search?: z.output<typeof AutoSearch> | null | undefined }
          | null
          | undefined;
      }
    | null
    | undefined;
}

type RewardAttr = NonNullable<z.output<typeof AutoSearch>['reward_attrs']>[number];

/** What makes a job a search is documented nowhere; any of three signs will do. */
function searchOf({ kind, algorithm }: WireSearch): Job['search'] {
  const settings = algorithm?.policies?.auto_search;
  const objectives = settings?.reward_attrs ?? [];
  const isSearch =
    kind === 'autosearch_job' || objectives.length > 0 || Boolean(algorithm?.autosearch_config_path);
  if (!isSearch) return undefined;
  return {
    objectives: objectives.map(objectiveOf),
    parameters: (settings?.search_params ?? []).map(({ name }) => name),
    ...plannedBy(settings),
    settings: settings ? settingsIn(settings) : undefined,
  };
}

/** Of several algorithms, the first that says it. */
function settingsIn({
  algo_configs,
  search_params,
  skip_search_params,
}: z.output<typeof AutoSearch>): SearchSettings {
  const all = (algo_configs ?? []).flatMap(({ params }) => params);
  const whole = (name: string) => {
    const value = all.find(({ key }) => key === name)?.value;
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const points = (search_params ?? []).flatMap(({ name, discrete_points_num: count }): [string, number][] =>
    count !== undefined && count >= 1 ? [[name, count]] : [],
  );
  return {
    initialPoints: whole('n_initial_points'),
    seed: whole('seed'),
    gridPoints: Object.fromEntries(points),
    skipped: skip_search_params || undefined,
  };
}

/**
 * Documented only as a setting of whichever algorithm. Where a search has several, whether each makes its own trials is
 * told nowhere.
 */
function plannedBy(
  settings: z.output<typeof AutoSearch> | null | undefined,
): Pick<Search, 'planned' | 'isPlanAbout'> {
  const counts = (settings?.algo_configs ?? []).map(
    ({ params }) => params.find(({ key }) => key === 'num_samples')?.value,
  );
  const known = counts.filter((count) => count !== undefined && Number.isInteger(count) && count >= 1);
  const sum = known.reduce((all: number, count) => all + (count ?? 0), 0);
  if (sum === 0 || sum > MOST_TRIALS) return { planned: undefined };
  return known.length > 1 ? { planned: sum, isPlanAbout: true } : { planned: sum };
}

function objectiveOf({ name, mode, regex }: RewardAttr): Objective {
  const word = mode?.toLowerCase();
  return {
    metric: name,
    mode: word === 'max' || word === 'min' ? word : undefined,
    ...(regex && { regex }),
  };
}

/** A job that has not been created yet says 0. */
function dateOf(ms: number | null | undefined): Date | undefined {
  const date = new Date(ms || Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
