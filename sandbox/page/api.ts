import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { parseJson } from '../slack/json.ts';
import { Press, press, Say, say } from './acts.ts';
import type { Changes } from './changes.ts';
import { download } from './download.ts';
import {
  Close,
  close,
  OpenHome,
  openHome,
  Search,
  Submit,
  search,
  submit,
  Use,
  useShortcut,
} from './form-acts.ts';
import { snapshotFor } from './snapshot.ts';
import type { Stage } from './stage.ts';
import { Run, runStep } from './step-act.ts';
import { Setting, setWorld } from './world-settings.ts';

/** Answers `/api/…`. Returns false for any other path. */
export type Api = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export function createApi(stage: Stage, changes: Changes): Api {
  /** Slack tells nobody how a click went until something is on the screen; so here, errors come as notices. */
  function begin(me: string, act: () => Promise<void>): Answer {
    act().catch((error: unknown) => {
      // An app may well answer nothing; that is no trouble of the page's.
      if (!sentence(error).startsWith('Nothing that was waited for')) changes.notify(me, sentence(error));
    });
    return { status: 202, body: { ok: true } };
  }

  function acting<Input extends { readonly me: string }>(
    schema: z.ZodType<Input>,
    act: (input: Input, stage: Stage) => Promise<void>,
  ): (body: unknown) => Answer {
    return (body) => {
      const input = schema.parse(body);
      return begin(input.me, async () => act(input, stage));
    };
  }

  const posts: Record<string, (body: unknown) => Answer | Promise<Answer>> = {
    say: acting(Say, say),
    press: acting(Press, press),
    home: acting(OpenHome, openHome),
    submit: acting(Submit, submit),
    close: acting(Close, close),
    shortcut: acting(Use, useShortcut),
    step: async (body) => ({
      status: 200,
      body: { ok: true, end: await runStep(Run.parse(body), stage) },
    }),
    search: async (body) => ({
      status: 200,
      body: { ok: true, options: await search(Search.parse(body), stage) },
    }),
    world: async (body) => {
      const refusal = await setWorld(Setting.parse(body), stage, changes);
      return refusal
        ? { status: 409, body: { ok: false, error: refusal } }
        : { status: 200, body: { ok: true, now: stage.play.world.clock.now().getTime() } };
    },
  };

  async function answer(request: IncomingMessage, name: string, me: string): Promise<Answer> {
    if (request.method === 'GET' && name === 'state') return { status: 200, body: snapshotFor(me, stage) };
    const post = request.method === 'POST' && Object.hasOwn(posts, name) ? posts[name] : undefined;
    if (!post) return { status: 404, body: { ok: false, error: 'There is nothing here.' } };
    return post(parseJson(await text(request)));
  }

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const name = /^\/api\/(\w+)$/.exec(url.pathname)?.[1];
    if (name === undefined) return false;
    const me = url.searchParams.get('me') ?? '';
    try {
      if (name === 'changes') changes.follow(me, response);
      else if (name === 'file')
        download({ me, id: url.searchParams.get('id') ?? '' }, response, stage.play.world.workspace);
      else send(response, await answer(request, name, me));
    } catch (error) {
      send(response, { status: 400, body: { ok: false, error: sentence(error) } });
    }
    return true;
  };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sentence(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
