import { useEffect, useReducer } from 'react';
import type { Update } from '../page/contract.ts';
import { NOTHING_YET, reduce, type SandboxState } from './sandbox-state.ts';

/** Follows the sandbox as one person sees it. */
export function useSandbox(me: string): SandboxState {
  const [state, tell] = useReducer(reduce, NOTHING_YET);
  useEffect(() => {
    const source = new EventSource(`/api/changes?me=${encodeURIComponent(me)}`);
    source.onmessage = ({ data }) => {
      const update: Update = JSON.parse(String(data));
      tell(update);
    };
    return () => source.close();
  }, [me]);
  return state;
}
