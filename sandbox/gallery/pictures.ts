import type { Language } from '../../src/domain/access/person.ts';
import { playScenario } from '../play.ts';
import { scenarios } from '../scenarios.ts';
import { controlsIn } from '../slack/controls.ts';
import type { Seen } from '../slack/eyes.ts';
import { type PersonAt, personAt } from '../slack/person.ts';
import { closeFreeDatabases } from '../store.ts';
import type { World } from '../world.ts';

/** Some messages at successive moments, below a dialog if there is one. */
export interface Picture {
  readonly name: string;
  readonly confirm?: unknown;
  readonly messages: readonly Pictured[];
}

interface Pictured extends Pick<Seen, 'text' | 'blocks'> {
  /** As the clock of the sandbox, in UTC. */
  readonly time: string;
  readonly edited: boolean;
  readonly onlyForYou: boolean;
}

const MINUTE = 60_000;

/** The README's pictures, taken of the real bot in the halfway scenario. In Chinese it has a digest alone. */
export async function picturesTaken(language: Language): Promise<Picture[]> {
  const world = await playScenario(scenarios.halfway);
  try {
    return await take(world, personAt(world.slack, world.workspace, 'U0OPERATOR'), language);
  } finally {
    await world.close();
    await closeFreeDatabases();
  }
}

async function take({ clock }: World, operator: PersonAt, language: Language): Promise<Picture[]> {
  await operator.types(`/modelarts digest resnet-lr daily 08:15 UTC --language ${language}`);
  await operator.presses('Send now');
  await clock.advance(MINUTE);
  const best = await operator.types('/modelarts best resnet-lr');
  // The last is the one with the worst value so far.
  const stop = controlsIn(best.blocks).findLast(({ label }) => label === 'Stop');
  if (!stop) throw new Error('Nothing runs in the halfway scenario.');
  await operator.presses({ action_id: stop.element.action_id }, { message: best });
  const held = await operator.sees('will be stopped at');
  await clock.advance(MINUTE);
  const ended = await operator.sees(/was stopped by/);
  await clock.advance(15 * MINUTE);
  // Of the two the one that tells what has changed.
  const digest = await operator.sees(/(?:Since|自) 2026-/);
  if (language === 'zh') return [{ name: 'digest-zh', messages: [pictured(digest)] }];
  return [
    { name: 'best', messages: [pictured(best)] },
    { name: 'stop', confirm: stop.element.confirm, messages: [pictured(held), pictured(ended)] },
    { name: 'digest', messages: [pictured(digest)] },
  ];
}

function pictured({ text, blocks, ts, editedTs, onlyFor }: Seen): Pictured {
  return {
    text,
    blocks,
    time: new Date(Number(ts) * 1000).toISOString().slice(11, 16),
    edited: editedTs !== undefined && onlyFor === undefined,
    onlyForYou: onlyFor !== undefined,
  };
}
