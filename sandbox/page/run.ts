import { spawn } from 'node:child_process';
import { type PageOptions, servePage } from './server.ts';

export interface RunOptions extends PageOptions {
  /** Shows the page in the browser of this machine. */
  readonly open: boolean;
  readonly print: (text: string) => void;
}

/** Serves the page until a signal comes. @throws as `servePage` does */
export async function runPage({ open, print, ...options }: RunOptions): Promise<void> {
  const page = await servePage(options);
  const ended = signal();
  print(`A sandbox: the real bot, a fake Slack, a fake ModelArts.\n\n  ${page.url}\n\nCtrl-C ends it.`);
  if (open) openBrowser(page.url, print);
  await ended;
  // What still waits for an answer would hold the process for seconds; and a second signal may not want to wait.
  process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1));
  await page.close();
}

async function signal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function openBrowser(url: string, print: (text: string) => void): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => print(`No browser could be opened: visit ${url} yourself.`));
  child.unref();
}
