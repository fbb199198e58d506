import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from '../../../sandbox/page/download.ts';
import { createWorkspace, type Workspace } from '../../../sandbox/workspace.ts';

let workspace: Workspace;
let server: Server;

beforeEach(async () => {
  workspace = createWorkspace();
  workspace.files.set('F1', Buffer.from('\uFEFFa,b'));
  const file = { id: 'F1', name: '审计 "1".csv', size: 6, preview: 'a,b' };
  workspace.post({ channel: 'D0ADMIN', from: workspace.app.botUserId, text: '', blocks: [], files: [file] });
  server = createServer((request, response) => {
    const [, me = '', id = ''] = request.url?.split('/') ?? [];
    try {
      download({ me, id }, response, workspace);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function get(path: string): Promise<Response> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return fetch(`http://127.0.0.1:${port}/${path}`);
}

describe('the download of a file from the sandbox page', () => {
  it('gives the bytes, with the name of the file', async () => {
    const answer = await get('U0ADMIN/F1');
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('\uFEFFa,b');
    const disposition = answer.headers.get('content-disposition') ?? '';
    const [, name = ''] = /^attachment; filename\*=UTF-8''([\w.%-]+)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(name)).toBe('审计 "1".csv');
  });

  it.each(['U0VIEWER/F1', 'U0ADMIN/F2', 'U0NOBODY/F1'])('gives nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
