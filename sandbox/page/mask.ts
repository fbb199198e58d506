const SECRET_FIELDS =
  /^(authorization|x-auth-token|x-subject-token|x-security-token|x-slack-signature|token|bot_access_token|password|sk|response_url|obs_url|url_private|cookie)$/i;
const SECRET_TEXT = /\b(xox[a-z]-|xapp-|Bearer )[\w.-]+/g;
const MASK = '[masked]';

/** A copy in which nothing is left that opens a door. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(SECRET_TEXT, `$1${MASK}`);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_FIELDS.test(key) ? MASK : masked(inner)]),
  );
}
