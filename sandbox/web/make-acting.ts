import { useCallback, useMemo } from 'react';
import type { Snapshot } from '../page/contract.ts';
import { ACTED, type Acting } from './acting.ts';
import type { Choice } from './blocks/blocks.tsx';
import { namesFor } from './names.ts';
import { ask, send } from './send.ts';

type Means = Pick<Acting, 'theme' | 'openThread'> & { readonly tell: (text: string) => void };

/** Stays the same while messages come and go, so that old messages are not drawn again. */
export function useMadeActing(snapshot: Snapshot, { theme, tell, openThread }: Means): Acting {
  const { me, people, groups, channels, app, shortcuts } = snapshot;
  const names = useMemo(
    () => namesFor({ me, people, groups, channels, app }),
    [me, people, groups, channels, app],
  );
  const choices = useCallback(
    (kind: 'users' | 'channels'): Choice[] =>
      kind === 'users' ? people.map(asChoice) : channels.filter(isChannel).map(asChoice),
    [people, channels],
  );
  const act = useCallback(
    async (what: string, body: object) => {
      document.dispatchEvent(new Event(ACTED));
      const refusal = await send(what, body);
      if (refusal) tell(refusal);
    },
    [tell],
  );
  return useMemo(
    () => ({ me, appId: app.userId, shortcuts, names, theme, act, ask, choices, openThread }),
    [me, app.userId, shortcuts, names, theme, act, choices, openThread],
  );
}

function asChoice({ id, name }: { readonly id: string; readonly name: string }): Choice {
  return { label: name, value: id };
}

function isChannel({ kind }: Snapshot['channels'][number]): boolean {
  return kind !== 'direct';
}
