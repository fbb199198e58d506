import type { ReactElement } from 'react';
import type { Fields } from '../slack/json.ts';
import { Sheet, type Where } from './sheet.tsx';

const HOME: Where = { view: 'home' };

/** The App Home, as the app has published it for me. */
export function Home({ blocks }: { readonly blocks: readonly Fields[] | null }): ReactElement {
  if (!blocks)
    return (
      <div className="home">
        <p className="empty">This app has published nothing for its Home tab yet.</p>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
    <section className="home" tabIndex={0} aria-label="App Home">
      <Sheet where={HOME} blocks={blocks} />
    </section>
  );
}
