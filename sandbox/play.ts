import type { Scenario } from './scenarios.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** Opens a world with a scenario in it, in which an admin has named the operators and set what the scenario says. */
export async function playScenario(
  { fill, settings }: Scenario,
  options: Omit<WorldOptions, 'fill' | 'admins'> = {},
): Promise<World> {
  const world = await openWorld({ ...options, fill });
  const { store, clock } = world;
  const admin = { by: 'U0ADMIN', role: 'admin' } as const;
  await store.access.grant(
    { subject: 'S0OPERATORS', role: 'operator', by: admin.by, at: clock.now() },
    admin,
  );
  if (settings)
    await store.settings.change((now) => ({ ...now, ...settings }), {
      ...admin,
      detail: () => 'as the scenario has it',
    });
  return world;
}
