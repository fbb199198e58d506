import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { faultsOnPage } from './faults.ts';
import { Gallery } from './gallery.tsx';
import { readView } from './view.ts';

declare global {
  interface Window {
    /** For the script that looks at the pages. */
    faultsOnPage: typeof faultsOnPage;
  }
}

window.faultsOnPage = faultsOnPage;
const root = document.getElementById('root');
const view = readView(location.search);
const answer = await fetch(`/shots?${new URLSearchParams({ set: view.set, language: view.language })}`);
const shots: unknown = await answer.json();
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery view={view} shots={shots} />
    </StrictMode>,
  );
}
