import type { ServerResponse } from 'node:http';
import { eyesOf } from '../slack/eyes.ts';
import type { Change } from '../slack/journal.ts';
import type { Update } from './contract.ts';
import { snapshotFor } from './snapshot.ts';
import type { Stage } from './stage.ts';
import { viewsOf } from './views.ts';

/** Tells every open page what happens, as server-sent events. */
export interface Changes {
  /** Keeps a page informed until it goes away. @throws Error where there is no such person */
  follow(me: string, response: ServerResponse): void;
  /** Tells one person something that Slack would not. */
  notify(me: string, text: string): void;
  /** Shows everyone another world. */
  restart(): void;
  /** Shows everyone the settings of this world. */
  settle(): void;
  close(): void;
}

interface Follower {
  readonly me: string;
  readonly response: ServerResponse;
}

/** Real milliseconds between two looks at the clock and the wires. */
const LOOK_EVERY = 250;

export function createChanges(stage: Stage): Changes {
  const followers = new Set<Follower>();
  let unwatch = watch();
  const timer = setInterval(look, LOOK_EVERY).unref();

  function watch(): () => void {
    const { workspace } = stage.play.world;
    return workspace.watch(
      (change) => {
        for (const follower of followers)
          if (eyesOf({ workspace, personId: follower.me, patience: 0 }).canSee(change.message))
            tell(follower, asUpdate(change));
      },
      ({ kind, view }) => {
        // What is entered is on the page already.
        if (kind === 'filled') return;
        for (const follower of followers)
          if (follower.me === view.personId)
            tell(follower, { kind: 'views', ...viewsOf(view.personId, workspace) });
      },
    );
  }

  function look(): void {
    const { world, wires } = stage.play;
    const exchanges = wires.news();
    if (exchanges.length > 0) tellAll({ kind: 'exchanges', exchanges });
    tellAll({ kind: 'clock', now: world.clock.now().getTime() });
  }

  function tellAll(update: Update): void {
    for (const follower of followers) tell(follower, update);
  }

  return {
    follow(me, response) {
      const snapshot = snapshotFor(me, stage);
      const follower = { me, response };
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.on('close', () => followers.delete(follower));
      followers.add(follower);
      tell(follower, { kind: 'snapshot', snapshot });
    },
    notify(me, text) {
      for (const follower of followers) if (follower.me === me) tell(follower, { kind: 'notice', text });
    },
    restart() {
      unwatch();
      unwatch = watch();
      for (const follower of followers)
        tell(follower, { kind: 'snapshot', snapshot: snapshotFor(follower.me, stage) });
    },
    settle: () => tellAll({ kind: 'world', world: stage.view() }),
    close() {
      clearInterval(timer);
      unwatch();
      for (const { response } of followers) response.end();
    },
  };
}

function asUpdate({ kind, message }: Change): Update {
  return { kind: 'message', change: kind, message };
}

function tell({ response }: Follower, update: Update): void {
  response.write(`data: ${JSON.stringify(update)}\n\n`);
}
