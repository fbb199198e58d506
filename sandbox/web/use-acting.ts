import { use } from 'react';
import { type Acting, ActingContext } from './acting.ts';

export function useActing(): Acting {
  const acting = use(ActingContext);
  if (!acting) throw new Error('Only what is on the desk can act.');
  return acting;
}
