import { z } from 'zod';
import type { Importance } from '../../domain/search/analysis.ts';
import { type Reading, readNumber } from '../../domain/search/reading.ts';
import { masked } from '../../domain/text/secrets.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const Table = z
  .object({
    header: z.array(z.string().catch('')).nullish(),
    data: z.array(z.array(z.unknown())).nullable(),
  })
  .transform(({ header, data }) => importancesIn(header ?? [], data ?? []));

// What comes before enough trials have ended is not documented: no body, `{}` and a table without rows all mean none.
const Analysis = z.preprocess((answer) => answer ?? {}, orEmpty(['data'], Table));

// Bucket and key without scheme or host, as documented.
const Plot = z
  .object({ file_path: z.string().regex(/[^\s/]/, 'is empty') })
  .transform(({ file_path }) => addressOf(masked(file_path.trim())));

/** How much each searched parameter has to do with the outcome, as ModelArts finds. */
export function analysisApi(http: Http) {
  return {
    /** One entry a parameter; none before enough trials have ended. */
    list: (jobId: string, { signal }: Asking = {}): Promise<Importance[]> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}/autosearch-parameter-analysis`, Analysis, {
        endpoint: 'ShowAutoSearchParamsAnalysis',
        signal,
      }),

    /**
     * Where in OBS the plot of one parameter lies, as `obs://…`. No link: to see it takes access to the bucket.
     * @param parameter one that `canBeAsked`
     */
    plot: (jobId: string, parameter: string, { signal }: Asking = {}): Promise<string> =>
      http.get(
        path`/v2/{project_id}/training-jobs/${jobId}/autosearch-parameter-analysis/${parameter}`,
        Plot,
        { endpoint: 'ShowAutoSearchParamAnalysisResultPath', signal },
      ),
  };
}

const NAMES = 'parameters';
const NUMBERS = 'the mean/std of importance';

/** By the names of the columns; by their places in the published sample where those are other names. */
function importancesIn(header: readonly string[], data: readonly (readonly unknown[])[]): Importance[] {
  const named = header.includes(NAMES) && header.includes(NUMBERS);
  const [nameAt, numbersAt] = named ? [header.indexOf(NAMES), header.indexOf(NUMBERS)] : [0, 1];
  const read = data.flatMap((row): Importance[] => {
    const parameter = row[nameAt];
    // Only this cell is split: a parameter's own name may have a slash, too.
    return typeof parameter === 'string' && parameter.trim() !== ''
      ? [{ parameter, ...meanAndSpread(row[numbersAt]) }]
      : [];
  });
  return [...new Map(read.map((each) => [each.parameter, each])).values()];
}

/** `0.2443/0.3867` in one text. */
function meanAndSpread(cell: unknown): { readonly mean: Reading; readonly spread: Reading } {
  if (typeof cell !== 'string') return { mean: readNumber(cell), spread: { kind: 'missing' } };
  const [mean, spread, ...rest] = cell.split('/').map((part) => part.trim());
  if (rest.length > 0) return { mean: { kind: 'text', text: cell }, spread: { kind: 'missing' } };
  return { mean: readNumber(mean), spread: readNumber(spread) };
}

function addressOf(filePath: string): string {
  return /^[a-z]+:\/\//i.test(filePath) ? filePath : `obs://${filePath.replace(/^\/+/, '')}`;
}
