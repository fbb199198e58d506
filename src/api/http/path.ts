import { NotFound } from './errors.ts';
import { percentEncode } from './percent.ts';

/** A path that is safe to ask for. It still holds the literal `{project_id}`, which `http` fills in. */
export interface Path {
  readonly template: string;
}

/**
 * Writes a path as the vendor's documents do and encodes each value, so that the code can be searched for what the
 * documents say: path`/v2/{project_id}/training-jobs/${jobId}`.
 * @throws NotFound for an empty value, `.` and `..`, which would lead to another API: nothing can be called so.
 */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): Path {
  return { template: String.raw({ raw: parts }, ...values.map(segment)) };
}

export function fillIn({ template }: Path, projectId: string): string {
  return template.replace('{project_id}', () => segment(projectId));
}

function segment(value: string): string {
  if (value === '' || value === '.' || value === '..')
    throw new NotFound({ endpoint: '', detail: `${JSON.stringify(value)} cannot be a name` });
  return percentEncode(value);
}
