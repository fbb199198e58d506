import type { StepEnding } from '../page/contract.ts';
import type { Choice } from './blocks/blocks.tsx';

const SILENT = 'The sandbox does not answer: is it still running?';

/** Asks the sandbox for something. @returns why not, in words, where it can't */
export async function send(what: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(`/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const { error }: { error?: string } = await response.json();
    return error ?? `The sandbox answered ${response.status}.`;
  } catch {
    return SILENT;
  }
}

/** What the app offers for what was typed into a menu; nothing where it can't be asked. */
export async function ask(search: object): Promise<readonly Choice[]> {
  try {
    const response = await fetch('/api/search', { method: 'POST', body: JSON.stringify(search) });
    const { options = [] }: { options?: Choice[] } = await response.json();
    return options;
  } catch {
    return [];
  }
}

/** Runs the app's workflow step. @returns how it ended, or why it could not be run */
export async function runStep(me: string): Promise<StepEnding> {
  try {
    const response = await fetch('/api/step', { method: 'POST', body: JSON.stringify({ me }) });
    const { end, error }: { end?: StepEnding; error?: string } = await response.json();
    return end ?? { error: error ?? `The sandbox answered ${response.status}.` };
  } catch {
    return { error: SILENT };
  }
}
