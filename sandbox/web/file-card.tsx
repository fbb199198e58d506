import type { ReactElement } from 'react';
import type { SharedFile } from '../slack/journal.ts';
import { Icon } from './icons.tsx';
import { useActing } from './use-acting.ts';

/** A file as its message shows it: a press on its name saves it. */
export function FileCard({ file }: { readonly file: SharedFile }): ReactElement {
  const { me, names } = useActing();
  const { id, name, size, preview } = file;
  return (
    <section className="file-card" aria-label={name}>
      <p className="file-head">
        <Icon name="file" />
        <a href={`/api/file?${new URLSearchParams({ me, id })}`} download={name}>
          {name}
        </a>
        <span className="file-size">{sizeOf(size, names.locale)}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <pre className="file-preview" tabIndex={0}>
        {preview}
      </pre>
    </section>
  );
}

function sizeOf(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1_000 ? (['byte', bytes] as const) : (['kilobyte', bytes / 1_000] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  }).format(size);
}
