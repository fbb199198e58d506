import type { Choice } from './blocks/blocks.tsx';

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
    return 'The sandbox does not answer: is it still running?';
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
