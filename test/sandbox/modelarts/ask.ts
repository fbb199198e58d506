import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { createWorldClock, type WorldClock } from '../../../sandbox/clock.ts';
import type { AccessKey } from '../../../sandbox/modelarts/keys.ts';
import {
  type FakeModelArts,
  type FakeOptions,
  sandboxKey,
  serveModelArts,
} from '../../../sandbox/modelarts/server.ts';
import { createProject } from '../../../sandbox/project.ts';

export interface Question {
  readonly method?: string;
  /** Below the project, unless `root` says otherwise. */
  readonly path: string;
  readonly root?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the sandbox's key, and `undefined` for no signature. */
  readonly key?: AccessKey | undefined;
  /** What to sign as the time; default: now. */
  readonly signedAt?: Date;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; undefined where it is none. */
  readonly json: unknown;
}

export async function startFake(options?: FakeOptions): Promise<{ clock: WorldClock; fake: FakeModelArts }> {
  const clock = createWorldClock(new Date('2026-11-20T08:00:00Z'));
  return { clock, fake: await serveModelArts(createProject(clock), options) };
}

/** Asks the fake, signed by the vendor's own signer rather than by either side of this project. */
export async function ask(fake: FakeModelArts, question: Question): Promise<Answer> {
  const { method = 'GET', path, query = {}, body, root = `/v2/${fake.project.id}` } = question;
  const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
  const response = await fetch(`${fake.url}${root}${path}${search && `?${search}`}`, {
    method,
    headers: { ...question.headers, ...signature(fake, question, `${root}${path}`) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function signature(fake: FakeModelArts, question: Question, path: string): Record<string, string> {
  const key = 'key' in question ? question.key : sandboxKey;
  if (!key) return {};
  const { method = 'GET', query = {}, body, headers = {}, signedAt = fake.project.now() } = question;
  const token = key.securityToken === undefined ? {} : { 'x-security-token': key.securityToken };
  const signed = AKSKSigner.sign(
    {
      method,
      endpoint: `${fake.url}${path}`,
      queryParams: query,
      data: body,
      headers: {
        'content-type': 'application/json',
        'X-Sdk-Date': signedAt.toISOString().replace(/[-:]|\.\d{3}/g, ''),
        ...token,
        ...headers,
      },
    },
    { getAk: () => key.ak, getSk: () => key.sk, processAuthRequest: unused, processAuthParams: unused },
  );
  // fetch writes Host itself, with the value that was signed.
  return Object.fromEntries(
    Object.entries(signed)
      .filter(([name]) => name !== 'host')
      .map(([name, value]) => [name, String(value)]),
  );
}

function unused(): Promise<never> {
  return Promise.reject(new Error('The signer alone needs no client.'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
