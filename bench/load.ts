import { Pool } from 'undici';
import { percentile } from './measure.ts';
import type { SignedRequest } from './stage.ts';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

const CONCURRENCY = 32;

/** Sends the same request over 32 connections, each waiting for its answer. @throws Error for anything but 200. */
export async function putLoad(url: string, request: SignedRequest, ms: number): Promise<Load> {
  const pool = new Pool(url, { connections: CONCURRENCY, pipelining: 1 });
  const times: number[] = [];
  const start = performance.now();
  const end = start + ms;
  async function lane(): Promise<void> {
    for (let sent = performance.now(); sent < end; sent = performance.now()) {
      const { statusCode, body } = await pool.request(request);
      await body.dump();
      if (statusCode !== 200) throw new Error(`A command was answered with ${statusCode}.`);
      times.push(performance.now() - sent);
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  const perSecond = (times.length * 1000) / (performance.now() - start);
  await pool.close();
  return { perSecond, p99: percentile(times, 99) };
}
