import type { StopPlacing } from '../commands/command.ts';
import { driveStop } from './stop-driver.ts';
import type { StopParts } from './stop-parts.ts';

/** How this process follows one stop. */
export interface Course {
  /** Resolves when it is clear where the message stands, `later` when that takes its time. */
  readonly placed: Promise<StopPlacing>;
  readonly done: Promise<void>;
  /** Ends the wait that is on, or the next one: something has changed. */
  wake(): void;
}

/** The stops that this process follows, each by its own course. */
export interface Courses {
  follow(id: string): Course;
  get(id: string): Course | undefined;
  ids(): string[];
  /** Settles when the last course has ended. */
  settled(): Promise<void>;
}

export function createCourses(parts: StopParts): Courses {
  const courses = new Map<string, Course>();
  return {
    follow(id) {
      const course = courses.get(id) ?? begin(id, parts, () => courses.delete(id));
      courses.set(id, course);
      return course;
    },
    get: (id) => courses.get(id),
    ids: () => [...courses.keys()],
    async settled() {
      await Promise.all([...courses.values()].map(async ({ done }) => done));
    },
  };
}

function begin(id: string, parts: StopParts, forget: () => void): Course {
  const { clock, signal, log } = parts;
  const placed = Promise.withResolvers<StopPlacing>();
  let waking = new AbortController();

  async function wait(ms: number): Promise<void> {
    await clock.sleep(ms, AbortSignal.any([waking.signal, signal])).catch(() => undefined);
    waking = new AbortController();
  }

  async function run(): Promise<void> {
    // Begins in the next turn, so that the course is known by then.
    await Promise.resolve();
    try {
      await driveStop(id, { parts, placed: placed.resolve, wait });
    } catch (error) {
      log.error({ err: error, stop: id }, 'a stop is no longer followed');
    } finally {
      forget();
      placed.resolve('later');
    }
  }

  return { placed: placed.promise, done: run(), wake: () => waking.abort() };
}
