import { z } from 'zod';
import type { Project } from '../project.ts';
import { Refusal } from './errors.ts';
import { jsonBody, type Reply, type WireRequest } from './request.ts';

/** An IAM user; `domain` is the name of the account. */
export interface IamUser {
  readonly name: string;
  readonly password: string;
  readonly domain: string;
}

/** How the service says that a token is too old: two are documented. */
export type ExpiredCode = 'ModelArts.0202' | 'APIGW.0307';

export interface Tokens {
  /** IAM's own endpoint; the token is in the header `X-Subject-Token`. */
  issue(request: WireRequest, now: Date): Reply;
  /** Throws a Refusal when ModelArts would not take the token. */
  check(token: string, now: Date): void;
  /** Ends every token given out so far, as a changed password or permission does. */
  expireAll(): void;
}

interface Token {
  expiresAt: number;
  /** Whether it has a project for its scope; without one it is for global services only. */
  readonly hasProject: boolean;
}

const LIFETIME_MS = 24 * 3_600_000;
// Real ones are several kilobytes long, which is what makes gateways refuse headers.
const TOKEN_LENGTH = 3_000;

const Login = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()),
      password: z.object({
        user: z.object({ name: z.string(), password: z.string(), domain: z.object({ name: z.string() }) }),
      }),
    }),
    scope: z
      .object({ project: z.object({ name: z.string().optional(), id: z.string().optional() }).optional() })
      .optional(),
  }),
});

interface Realm {
  readonly users: readonly IamUser[];
  readonly project: Pick<Project, 'id' | 'region'>;
  readonly expiredCode: () => ExpiredCode;
}

export function createTokens({ users, project, expiredCode }: Realm): Tokens {
  const tokens = new Map<string, Token>();
  return {
    issue(request, now) {
      const { identity, scope } = readLogin(request).auth;
      const { user } = identity.password;
      if (!users.some((known) => isSame(known, user))) {
        throw unauthorized('The username or password is wrong.');
      }
      if (scope?.project && scope.project.id !== project.id && scope.project.name !== project.region) {
        throw unauthorized('The project is not one of the user.');
      }
      const text = `MIIsandbox${tokens.size}-`.padEnd(TOKEN_LENGTH, 'A');
      const expiresAt = now.getTime() + LIFETIME_MS;
      tokens.set(text, { expiresAt, hasProject: scope?.project !== undefined });
      return {
        status: 201,
        headers: { 'X-Subject-Token': text },
        body: tokenBody(request, { now, expiresAt }),
      };
    },
    check(text, now) {
      const token = tokens.get(text);
      if (!token) throw new Refusal(401, 'ModelArts.0203', 'Invalid token.');
      if (!token.hasProject) throw new Refusal(401, 'ModelArts.0204', 'The token has no project scope.');
      if (now.getTime() >= token.expiresAt) throw expired(expiredCode());
    },
    expireAll() {
      for (const token of tokens.values()) token.expiresAt = 0;
    },
  };
}

function readLogin(request: WireRequest): z.output<typeof Login> {
  try {
    return Login.parse(jsonBody(request));
  } catch (cause) {
    const refusal = new Refusal(400, 'Bad Request', 'The request body is invalid', 'iam');
    refusal.cause = cause;
    throw refusal;
  }
}

function isSame(known: IamUser, user: { name: string; password: string; domain: { name: string } }): boolean {
  return known.name === user.name && known.password === user.password && known.domain === user.domain.name;
}

/** The catalog is long, and left out when the query says `nocatalog`, with whatever value. */
function tokenBody({ query }: WireRequest, { now, expiresAt }: { now: Date; expiresAt: number }): object {
  const catalog = /(?:^|&)nocatalog(?:=|&|$)/.test(query) ? {} : { catalog: [] };
  return {
    token: {
      methods: ['password'],
      issued_at: microseconds(now),
      expires_at: microseconds(new Date(expiresAt)),
      ...catalog,
    },
  };
}

/** IAM writes `2019-02-13T06:52:13.855000Z`. */
function microseconds(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

function unauthorized(message: string): Refusal {
  return new Refusal(401, 'Unauthorized', message, 'iam');
}

function expired(code: ExpiredCode): Refusal {
  return code === 'APIGW.0307'
    ? new Refusal(401, code, 'The token must be updated.', 'gateway')
    : new Refusal(401, code, 'Token expired.');
}
