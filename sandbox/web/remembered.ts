import { useCallback, useState } from 'react';

/** A setting that is still there after a reload. A browser may forbid to keep it; then it lasts as long as the page. */
export function useRemembered(name: string, initial: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(name) ?? initial);
  const change = useCallback(
    (next: string) => {
      setValue(next);
      write(name, next);
    },
    [name],
  );
  return [value, change];
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`sandbox:${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`sandbox:${name}`, value);
  } catch {
    // Not kept, then.
  }
}
