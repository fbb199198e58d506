import type { Settings } from '../../../src/domain/settings.ts';
import type { StopState } from '../../../src/domain/stops.ts';
import type { Scene } from './cluster.ts';
import type { ModelArtsMood } from './modelarts.ts';
import type { Who } from './people.ts';
import type { SlackMood } from './slack.ts';

/** What happens to one stop, told for an instance that lives through it. */
export interface Scenario {
  readonly name: string;
  /** The whole job is stopped, not one of its trials. */
  readonly isWhole?: boolean;
  readonly settings?: Partial<Settings>;
  readonly modelarts?: Partial<ModelArtsMood>;
  readonly slack?: Partial<SlackMood>;
  readonly thread?: string;
  /** How the first call is named by which it differs from a plain stop: dying before that has been tried there. */
  readonly from?:
    | 'post'
    | 'trials.get'
    | 'move to sent'
    | 'move to accepted'
    | 'move to lapsed'
    | 'move to unknown';
  /** After the first press, in the order of their seconds. */
  readonly later?: readonly Later[];
  readonly ends: {
    readonly state: StopState;
    /** How many requests arrive at ModelArts. */
    readonly posts: number;
    /** What Slack shows about it, oldest first. */
    readonly shows: readonly RegExp[];
  };
}

/** Somebody presses something, or something happens outside. */
export type Later =
  | { readonly at: number; readonly who: Who; readonly press: 'undo' | 'approve' | 'decline' }
  | { readonly at: number; readonly happens: (scene: Scene) => Promise<void> | void };
