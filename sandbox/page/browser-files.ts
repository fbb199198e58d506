import { join } from 'node:path';

/** Every file of the page by its path, `/index.html` among them. */
export type BrowserFiles = ReadonlyMap<string, string | Uint8Array>;

const WEB = join(import.meta.dirname, '../web');

/**
 * Builds the page into memory. Not served by Vite itself: its client wants a socket of its own, which would be another
 * port, and React draws a long conversation several times faster when it is built for production.
 */
export async function buildPage(): Promise<BrowserFiles> {
  built ??= build();
  return built;
}

/** Once a process: tests open many pages. */
let built: Promise<BrowserFiles> | undefined;

async function build(): Promise<BrowserFiles> {
  // Nobody who only types at the prompt should wait for these to load.
  const [vite, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  const { output } = asOne(
    await vite.build({
      root: WEB,
      configFile: false,
      logLevel: 'silent',
      plugins: [react()],
      build: { write: false, minify: false, chunkSizeWarningLimit: 10_000 },
    }),
  );
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

type Built = Awaited<ReturnType<typeof import('vite').build>>;
type Output = Extract<Built, { readonly output: unknown }>;

/** Vite answers with a list for several formats, and a watcher for a watch; neither was asked for. */
function asOne(result: Built): Output {
  if ('output' in result) return result;
  throw new Error('Vite has built something else than one page.');
}
