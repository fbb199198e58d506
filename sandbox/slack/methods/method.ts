import type { Fields } from '../json.ts';
import type { Office } from '../office.ts';

/** Answers one Web API call; the answer lacks only `ok: true`. May throw Refused or RateLimited. */
export type Method = (args: Fields, office: Office) => Fields;

export type Methods = Readonly<Record<string, Method>>;

/** A switch arrives as text in a form and as a boolean in JSON. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}
