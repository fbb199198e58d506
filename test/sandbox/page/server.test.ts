import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Page, servePage } from '../../../sandbox/page/server.ts';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'sandbox/main.ts');

describe('the server of the sandbox page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await servePage({ scenario: 'sample', transport: 'socket', speed: 0 });
  });
  afterAll(async () => page.close());

  /** `fetch` would not let a test choose these headers. */
  async function statusWith(headers: Record<string, string>): Promise<number | undefined> {
    const asked = request(`${page.url}/api/state?me=U0ADMIN`, { headers });
    asked.end();
    const [response] = await once(asked, 'response');
    response.resume();
    return response.statusCode;
  }

  it('answers only this machine, by its address', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ origin: page.url })).toBe(200);
    expect(await statusWith({ host: 'sandbox.example.com' })).toBe(403);
    expect(await statusWith({ origin: 'https://example.com' })).toBe(403);
  });

  it('gives the page and its script', async () => {
    const html = await (await fetch(page.url)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];
    const answer = await fetch(`${page.url}${script}`);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${page.url}/nothing`)).status).toBe(404);
  });

  it.each([
    ['say', { me: 'U0ADMIN', channel: 'C0TRAINING', text: '  ' }],
    ['press', { me: 'U0ADMIN' }],
    ['world', { speed: -1 }],
    ['world', { stepMinutes: 'many' }],
  ])('refuses a malformed request to /api/%s with a sentence: %j', async (what, body) => {
    const answer = await fetch(`${page.url}/api/${what}`, { method: 'POST', body: JSON.stringify(body) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/"error":"\S+/);
  });

  it('refuses an unknown scenario or trouble', async () => {
    const ask = async (setting: object) =>
      (await fetch(`${page.url}/api/world`, { method: 'POST', body: JSON.stringify(setting) })).json();
    expect(await ask({ scenario: 'toString' })).toMatchObject({ error: expect.stringContaining('toString') });
    expect(await ask({ trouble: { side: 'slack', name: 'nope' } })).toMatchObject({
      error: 'There is no trouble called nope.',
    });
  });

  it('starts no bot while Slack is down, and says so', async () => {
    const ask = async (setting: object) =>
      (await fetch(`${page.url}/api/world`, { method: 'POST', body: JSON.stringify(setting) })).json();
    await ask({ trouble: { side: 'slack', name: 'dark' } });
    expect(await ask({ transport: 'http' })).toMatchObject({ ok: false });
    await ask({ trouble: { side: 'slack', name: 'none' } });
    expect(await ask({ transport: 'http' })).toMatchObject({ ok: true });
  });
});

describe('npm run sandbox', () => {
  it('says where the page is, and ends at a signal', async () => {
    const child = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes('Ctrl-C')) child.kill('SIGTERM');
    }
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    expect(await exit).toEqual([0, null]);
  });

  it('gives a sentence for a port that is taken', async () => {
    const taken = await servePage({ scenario: 'sample', transport: 'socket', speed: 0 });
    const port = new URL(taken.url).port;
    const child = spawn(process.execPath, [main, '--port', port], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    await taken.close();
    expect(said).toBe(
      `Port ${port} is taken: choose another with --port, or leave --port out for any free one.\n`,
    );
    expect(code).toBe(1);
  });

  it('gives a sentence for a Node that is too old', () => {
    const old =
      "Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); require('./need-node.cjs')";
    const { status, stderr } = spawnSync(process.execPath, ['-e', old], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^This needs Node 24 or newer, and found 20\.20\.2: .+\n$/);
  });
});
