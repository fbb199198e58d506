import type { ApiName } from '../../sandbox/modelarts/request.ts';
import type { Journey } from './begin.ts';

type Parts = Pick<Journey, 'modelarts' | 'stopBot'>;

/** Lets ModelArts hang at this question. Resolves when the bot has asked it. */
export async function hanging({ modelarts }: Pick<Parts, 'modelarts'>, api: ApiName): Promise<void> {
  const asked = Promise.withResolvers<void>();
  modelarts.onRequest = (request) => {
    if (request.api === api) asked.resolve();
  };
  modelarts.faults.inject({ kind: 'hang', api });
  return asked.promise;
}

/**
 * What comes of `act` while ModelArts hangs at this question. A bot that shuts down waits no longer, so it answers with
 * what it has, however fast the machine is. Everything has been answered when this resolves.
 */
export async function late<T>(parts: Parts, api: ApiName, act: () => Promise<T>): Promise<T> {
  const asked = hanging(parts, api);
  const acting = act();
  await Promise.race([asked, acting]);
  const stopping = parts.stopBot();
  const came = await acting;
  parts.modelarts.faults.clear();
  await stopping;
  return came;
}
