import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';
import type { Picture } from './pictures.ts';
import { isSetName, type Shot, shotsOf } from './shots.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface GalleryServer {
  readonly url: string;
  close(): Promise<void>;
}

interface GalleryOptions {
  /** A free one without it. */
  readonly port?: number;
  /** Whether the page follows edits of its code. */
  readonly live?: boolean;
}

/** Serves the page with every screen, on this machine only. */
export async function serveGallery({ port = 0, live = false }: GalleryOptions = {}): Promise<GalleryServer> {
  const server = await createServer({
    configFile: false,
    root: join(ROOT, 'sandbox/web/gallery'),
    // Its own, since the sandbox page may be starting at the same time.
    cacheDir: join(ROOT, 'node_modules/.vite/gallery'),
    logLevel: 'error',
    plugins: [react(), shots()],
    optimizeDeps: {
      // Named, so that none is found late, which would reload the page under whoever looks at it.
      include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'slack-blocks-to-jsx'],
    },
    server: {
      port,
      host: '127.0.0.1',
      fs: { allow: [ROOT] },
      ...(live ? {} : { watch: null }),
    },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('Vite listens, but names no address.');
  return { url, close: () => server.close() };
}

/** Answers what the page asks for: the messages, made afresh each time. */
function shots(): Plugin {
  return {
    name: 'shots',
    configureServer({ middlewares }) {
      middlewares.use('/shots', (request, response, next) => {
        const asked = new URL(request.url ?? '/', 'http://gallery').searchParams;
        shotsFor(asked).then((found) => {
          response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
        }, next);
      });
    },
  };
}

async function shotsFor(asked: URLSearchParams): Promise<readonly (Shot | Picture)[]> {
  const set = asked.get('set');
  const language = asked.get('language') === 'zh' ? 'zh' : 'en';
  // Brings the whole bot and both fakes along, which no other set needs.
  if (set === 'pictures') return (await import('./pictures.ts')).picturesTaken(language);
  return isSetName(set) ? shotsOf(set, language) : [];
}
