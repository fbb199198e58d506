import { Agent } from 'undici';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { readAnswer } from './answer.ts';
import { requestIdIn, UnexpectedAnswer } from './errors.ts';
import { exchange, type Incoming, TIMEOUTS } from './exchange.ts';
import { type AccessKey, type Signable, sign } from './signing.ts';

/** How requests prove who sends them. */
export interface Auth {
  /**
   * All headers to send: those of the request and the proof.
   * @throws ModelArtsError when no proof can be had.
   */
  authorize(request: Signable): Promise<Record<string, string>>;
  /**
   * For a request that was refused with `rejected` as its headers.
   * @returns whether new credentials make one more try worth it.
   */
  renew(rejected: Readonly<Record<string, string>>): Promise<boolean>;
}

interface Project {
  readonly projectId: string;
}

/** Signs with an access key. Never tries twice: more than 5 failed signatures lock the key for 5 minutes. */
export function keyAuth({ projectId, ...key }: AccessKey & Project, clock: Pick<Clock, 'now'>): Auth {
  return {
    authorize: async (request) => {
      const headers = { ...request.headers, 'x-project-id': projectId };
      return sign({ ...request, headers }, { key, date: clock.now() });
    },
    renew: async () => false,
  };
}

interface User extends Project {
  readonly username: string;
  readonly password: string;
  /** The account's name. */
  readonly domain: string;
  /** IAM's base URL. */
  readonly endpoint: string;
}

interface Token {
  readonly text: string;
  readonly expiresAt: Date;
}

// Tokens live for 24 hours; a request that starts with a valid one should also end with it.
const MARGIN_MS = 5 * 60_000;

/** Signs in with a password at IAM; one token serves all requests until shortly before its end. */
export function tokenAuth(user: User, clock: Pick<Clock, 'now'>): Auth {
  const dispatcher = new Agent({
    connections: 1,
    connect: { timeout: TIMEOUTS.connect },
    headersTimeout: TIMEOUTS.headers,
    bodyTimeout: TIMEOUTS.body,
  });
  let held: Token | undefined;
  let coming: Promise<Token> | undefined;

  async function token(): Promise<Token> {
    if (held && held.expiresAt.getTime() - clock.now().getTime() > MARGIN_MS) return held;
    coming ??= fetchToken().finally(() => {
      coming = undefined;
    });
    return coming;
  }

  async function fetchToken(): Promise<Token> {
    const url = new URL(`${user.endpoint.replace(/\/+$/, '')}/v3/auth/tokens?nocatalog=true`);
    const request = {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: login(user),
    } as const;
    held = readToken(
      await exchange(request, { dispatcher, endpoint: ENDPOINT, within: 20_000 }),
      clock.now(),
    );
    return held;
  }

  return {
    authorize: async ({ headers }) => ({ ...headers, 'x-auth-token': (await token()).text }),
    async renew({ 'x-auth-token': rejected }) {
      if (held?.text === rejected) held = undefined;
      return (await token()).text !== rejected;
    },
  };
}

const ENDPOINT = 'KeystoneCreateUserTokenByPassword';

/** Scoped to the project: a token without a scope is for global services only. */
function login({ username, password, domain, projectId }: User): string {
  return JSON.stringify({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: username, password, domain: { name: domain } } },
      },
      scope: { project: { id: projectId } },
    },
  });
}

// The date has microseconds: `2019-02-13T06:52:13.855000Z`.
const Body = z.object({
  token: z.object({ expires_at: z.iso.datetime().transform((text) => new Date(text)) }),
});

/** The token itself is a header, its end is in the body. */
function readToken(incoming: Incoming, now: Date): Token {
  const {
    data: { token },
  } = readAnswer(incoming, { schema: Body, endpoint: ENDPOINT, now });
  const text = incoming.headers['x-subject-token'];
  if (typeof text === 'string' && text !== '') return { text, expiresAt: token.expires_at };
  throw new UnexpectedAnswer({
    endpoint: ENDPOINT,
    status: incoming.status,
    detail: 'X-Subject-Token',
    requestId: requestIdIn(incoming.headers),
  });
}
