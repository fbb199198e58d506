import type { ServerResponse } from 'node:http';
import { eyesOf } from '../slack/eyes.ts';
import type { Workspace } from '../workspace.ts';

interface Wish {
  readonly me: string;
  /** Id of the file. */
  readonly id: string;
}

/** Gives a file to whoever sees a message that it came with. @throws Error where there is none for them */
export function download({ me, id }: Wish, response: ServerResponse, workspace: Workspace): void {
  const files = eyesOf({ workspace, personId: me, patience: 0 })
    .visible()
    .flatMap(({ files = [] }) => files);
  const bytes = workspace.files.get(id);
  const file = files.find((each) => each.id === id);
  if (!file || !bytes) throw new Error('There is no such file for you.');
  response.writeHead(200, {
    // Whatever it holds must not run as a page of this origin.
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(bytes);
}
