import type { ReactElement } from 'react';

const PATHS = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'm5 5 10 10M15 5 5 15',
  send: 'M3 10h12M10 5l5 5-5 5',
  thread: 'M4 4h12v9H9l-4 3v-3H4z',
  bell: 'M10 3a4 4 0 0 0-4 4v4l-2 3h12l-2-3V7a4 4 0 0 0-4-4ZM8 16a2 2 0 0 0 4 0',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  lock: 'M6 9V6a4 4 0 0 1 8 0v3M5 9h10v8H5z',
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  sliders: 'M4 3v6M4 13v4M10 3v2M10 9v8M16 3v8M16 15v2M2 11h4M8 7h4M14 13h4',
  sun: 'M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM10 1v2M10 17v2M1 10h2M17 10h2M3.6 3.6 5 5M15 15l1.4 1.4M3.6 16.4 5 15M15 5l1.4-1.4',
  moon: 'M16 12A7 7 0 0 1 8 4a6.5 6.5 0 1 0 8 8Z',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4M8 11h5M8 14h5',
  check: 'm4 10 4 4 8-9',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

const COLOURS = ['#2e6b8a', '#7a4a8c', '#8a5a2b', '#3a7046', '#9c3d54', '#4a5aa8'];

/** The square before a name. */
export function Avatar({ name, isApp }: { readonly name: string; readonly isApp: boolean }): ReactElement {
  if (isApp)
    return (
      <svg className="avatar" viewBox="0 0 36 36" aria-hidden="true">
        <rect width="36" height="36" fill="#c7000b" />
        <path
          d="M7 26 14.5 15l5 6L29 9"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="29" cy="9" r="3" fill="#fff" />
      </svg>
    );
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span className="avatar" style={{ background: COLOURS[sum % COLOURS.length] }} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
