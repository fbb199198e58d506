import { z } from 'zod';
import { MASK } from './domain/text/secrets.ts';
import { StartError } from './errors.ts';

/** What a header of HTTP can carry: visible characters of ASCII. `fetch` and `undici` print the whole of any other value. */
const headerSafe = z
  .string()
  .trim()
  .regex(
    /^[\x21-\x7e]+$/,
    'holds a space, a line break or a character that no header can carry; copy it anew',
  );
const token = (pattern: string, prefix = pattern) =>
  headerSafe.regex(new RegExp(`^${pattern}.`), `should be a whole token, beginning with ${prefix}`);
/** Of an IAM user, whose name and password may have any letters. They go into a body. */
const line = z
  .string()
  .regex(/^[^\p{Cc}]+$/u, 'holds a line break or another control character; copy it anew');
const url = z
  .string()
  .trim()
  .pipe(z.url({ protocol: /^https?$/, error: 'should be an http or https URL' }))
  .refine(isWithoutUser, 'should be a URL without a user name and a password');
const proxy = z
  .string()
  .trim()
  .pipe(z.url({ protocol: /^https?$/, error: 'should be an http or https URL' }));
const absent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
const word = z.string({ error: 'is not set' }).min(1, 'is not set');

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The variables by their own names; `.env.example` and docs/operations.md explain them. */
const Environment = z.object({
  SLACK_BOT_TOKEN: z.preprocess(
    absent,
    z.string({ error: 'is not set; it begins with xoxb-' }).pipe(token('(xoxe\\.)?xoxb-', 'xoxb-')),
  ),
  SLACK_APP_TOKEN: optional(token('xapp-')),
  SLACK_SIGNING_SECRET: optional(headerSafe),
  SLACK_API_URL: optional(url),
  PORT: z.preprocess(
    absent,
    z
      .string()
      .regex(/^\d+$/, 'should be a port number')
      .transform(Number)
      .pipe(z.int().max(65_535, 'should be a port number'))
      .default(3000),
  ),
  HOST: optional(z.string().regex(/^[\w.:-]+$/, 'should be a host name or an address such as 0.0.0.0')),
  HUAWEICLOUD_SDK_AK: optional(headerSafe),
  HUAWEICLOUD_SDK_SK: optional(headerSafe),
  HUAWEICLOUD_SDK_SECURITY_TOKEN: optional(headerSafe),
  IAM_USERNAME: optional(line),
  IAM_PASSWORD: optional(line),
  IAM_DOMAIN: optional(line),
  IAM_ENDPOINT: optional(url),
  MODELARTS_REGION: z.preprocess(
    absent,
    word.regex(/^[a-z]+(-[a-z0-9]+)+$/, 'should be a region such as cn-north-4'),
  ),
  MODELARTS_PROJECT_ID: z.preprocess(
    absent,
    word.regex(/^[A-Za-z0-9-]{1,64}$/, 'should be a project id: 1 to 64 letters, digits or hyphens'),
  ),
  MODELARTS_ENDPOINT: optional(url),
  MODELARTS_WORKSPACES: z.preprocess(
    absent,
    z
      .string()
      .default('')
      .transform((list) =>
        list
          .split(',')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ),
  ),
  DATABASE_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: 'should be a URL such as postgres://user:password@host/database',
    }),
  ),
  DATA_DIR: z.preprocess(absent, z.string().default('./data')),
  MODELARTS_BOT_ADMINS: z.preprocess(
    absent,
    z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
      .pipe(
        z.array(
          z
            .string()
            .regex(
              /^[UWS][A-Z0-9]+$/,
              'should list Slack user (U…) or user group (S…) ids, separated by commas',
            ),
        ),
      ),
  ),
  HTTPS_PROXY: optional(proxy),
  https_proxy: optional(proxy),
  HTTP_PROXY: optional(proxy),
  http_proxy: optional(proxy),
  LOG_LEVEL: z.preprocess(
    absent,
    z.enum(LEVELS, { error: `should be one of ${LEVELS.join(', ')}` }).default('info'),
  ),
});

export type Config = ReturnType<typeof configFrom>;

/** Variables whose value is a secret, or a URL that may hold one. */
const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'HUAWEICLOUD_SDK_AK',
  'HUAWEICLOUD_SDK_SK',
  'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  'IAM_PASSWORD',
] as const;
const URLS = [
  'DATABASE_URL',
  'SLACK_API_URL',
  'IAM_ENDPOINT',
  'MODELARTS_ENDPOINT',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
] as const;

/** Fewer characters are found in too much that is no secret. */
const SHORTEST = 4;

/** A text that can be printed: without any secret of the environment. */
export function withoutSecrets(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const values = [
    ...SECRETS.map((name) => environment[name] ?? ''),
    // Of a URL that cannot be read, too: what stands before its last @, and the password in it as it is and decoded.
    ...URLS.flatMap((name) => userInfoOf(environment[name] ?? '')),
  ];
  const known = values
    .flatMap((value) => [value, value.trim(), JSON.stringify(value).slice(1, -1), ...value.split(/\s+/)])
    .filter((value) => value.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  return known.reduce((left, value) => left.replaceAll(value, MASK), text);
}

function userInfoOf(url: string): string[] {
  const info = /^(?:[^:/@]*:\/\/)?(.*)@/s.exec(url)?.[1];
  if (info === undefined) return [];
  const password = info.slice(info.indexOf(':') + 1);
  return [info, password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isWithoutUser(text: string): boolean {
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/**
 * The environment as the bot's settings.
 * @throws StartError with one list of all faults. Values are never printed, since some are secrets.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env) {
  const parsed = Environment.safeParse(environment);
  const malformed = parsed.error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`) ?? [];
  const faults = [...new Set([...malformed, ...missingAlternatives(environment)])];
  const credentials = parsed.data && (keysFrom(parsed.data) ?? userFrom(parsed.data));
  if (parsed.success && credentials && faults.length === 0) return configFrom(parsed.data, credentials);
  const list = faults.map((fault) => `  ${fault}`).join('\n');
  throw new StartError(`The configuration has faults:\n${list}\nSee .env.example.`);
}

/** Sets of variables of which one has to be complete. */
const TRANSPORTS = [['SLACK_APP_TOKEN'], ['SLACK_SIGNING_SECRET']];
const CREDENTIALS = [
  ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK'],
  ['IAM_USERNAME', 'IAM_PASSWORD', 'IAM_DOMAIN'],
];

/** Checked apart from the schema, which would not say so while anything else is wrong. */
function missingAlternatives(environment: Readonly<Record<string, string | undefined>>): string[] {
  const isMissing = (name: string) => absent(environment[name] ?? '') === undefined;
  return [TRANSPORTS, CREDENTIALS].flatMap((sets) => {
    if (sets.some((names) => !names.some(isMissing))) return [];
    const begun = sets.find((names) => !names.every(isMissing));
    if (begun)
      return begun
        .filter(isMissing)
        .map(
          (name) => `${name} is not set, though ${begun.filter((each) => !isMissing(each)).join(' and ')} is`,
        );
    return [`${sets.map((names) => names.join(' and ')).join(', or ')} must be set`];
  });
}

function configFrom(env: z.output<typeof Environment>, credentials: Credentials) {
  const region = env.MODELARTS_REGION;
  return {
    slack: {
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      signingSecret: env.SLACK_SIGNING_SECRET,
      apiUrl: env.SLACK_API_URL,
      port: env.PORT,
      host: env.HOST,
      admins: env.MODELARTS_BOT_ADMINS,
    },
    modelarts: {
      endpoint: env.MODELARTS_ENDPOINT ?? modelartsEndpoint(region),
      region,
      projectId: env.MODELARTS_PROJECT_ID,
      workspaces: env.MODELARTS_WORKSPACES,
      credentials,
    },
    hasProxy: [env.HTTPS_PROXY, env.https_proxy, env.HTTP_PROXY, env.http_proxy].some(
      (each) => each !== undefined,
    ),
    store: env.DATABASE_URL === undefined ? { dir: env.DATA_DIR } : { url: env.DATABASE_URL },
    logLevel: env.LOG_LEVEL,
  };
}

/** An access key, or an IAM user. */
type Credentials = NonNullable<ReturnType<typeof keysFrom> | ReturnType<typeof userFrom>>;

function keysFrom(env: z.output<typeof Environment>) {
  const {
    HUAWEICLOUD_SDK_AK: ak,
    HUAWEICLOUD_SDK_SK: sk,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
  } = env;
  return ak && sk ? { ak, sk, securityToken } : undefined;
}

function userFrom(env: z.output<typeof Environment>) {
  const { IAM_USERNAME: username, IAM_PASSWORD: password, IAM_DOMAIN: domain } = env;
  const endpoint = env.IAM_ENDPOINT ?? `https://iam.${env.MODELARTS_REGION}.myhuaweicloud.com`;
  return username && password && domain ? { username, password, domain, endpoint } : undefined;
}

/** Both of the vendor's SDKs list this one region under another top-level domain. */
function modelartsEndpoint(region: string): string {
  const top = region === 'ap-southeast-1' ? 'cn' : 'com';
  return `https://modelarts.${region}.myhuaweicloud.${top}`;
}
