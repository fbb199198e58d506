import { randomUUID } from 'node:crypto';

/** A file whose bytes have come, before it is shared. */
interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files on their way: announced, then uploaded, then shared. */
export interface Uploads {
  /** Gives the file its id, and the secret part of the URL that takes its bytes. */
  announce(name: string, length: number): { readonly id: string; readonly ticket: string };
  /** False where the ticket is not known, or the length is not the one announced. */
  take(ticket: string, bytes: Uint8Array): boolean;
  /** The files of these ids, if all of them have come; each is handed out once. */
  collect(ids: readonly string[]): readonly Upload[] | undefined;
}

interface Announced {
  readonly id: string;
  readonly name: string;
  readonly length: number;
}

export function createUploads(): Uploads {
  const announced = new Map<string, Announced>();
  const come = new Map<string, Upload>();
  let count = 0;
  return {
    announce(name, length) {
      count += 1;
      const id = `F0${String(count).padStart(8, '0')}`;
      const ticket = randomUUID();
      announced.set(ticket, { id, name, length });
      return { id, ticket };
    },
    take(ticket, bytes) {
      const wanted = announced.get(ticket);
      if (!wanted || wanted.length !== bytes.length) return false;
      come.set(wanted.id, { id: wanted.id, name: wanted.name, bytes });
      return true;
    },
    collect(ids) {
      const files = ids.map((id) => come.get(id)).filter((file) => file !== undefined);
      if (files.length < ids.length) return undefined;
      for (const id of ids) come.delete(id);
      return files;
    },
  };
}

const PREVIEW_LINES = 5;
const PREVIEW_LINE = 200;

/** What Slack shows of a text file before it is opened. */
export function previewOf(bytes: Uint8Array): string {
  // A line of a file may be as long as the file.
  const beginning = new TextDecoder().decode(bytes.subarray(0, PREVIEW_LINES * PREVIEW_LINE * 4));
  const lines = beginning.split(/\r?\n/).slice(0, PREVIEW_LINES);
  return lines
    .map((line) => line.slice(0, PREVIEW_LINE))
    .join('\n')
    .trimEnd();
}
