import type { Workspace } from '../../workspace.ts';

/** For whose eyes something is written out. */
export interface Reader {
  readonly locale: string;
  /** IANA name. */
  readonly tz: string;
  /** The name behind a user, group or channel id. */
  readonly nameOf: (id: string) => string;
  /** Set where the reader picks controls by number: the number of the next one. */
  readonly nextNumber?: () => number;
}

/** @param numbered writes `[1 Stop ]` instead of `[ Stop ]` */
export function readerOf(workspace: Workspace, personId: string, numbered = false): Reader {
  const { people, groups, channels, app } = workspace;
  const { locale = 'en-US', tz = 'UTC' } = people.get(personId) ?? {};
  let count = 0;
  return {
    locale,
    tz,
    nameOf: (id) =>
      id === app.botUserId
        ? app.name
        : (people.get(id)?.name ?? groups.get(id)?.handle ?? channels.get(id)?.name ?? id),
    ...(numbered && { nextNumber: () => ++count }),
  };
}
