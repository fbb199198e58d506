import { useEffect, useSyncExternalStore } from 'react';
import { useRemembered } from './remembered.ts';

export interface Theme {
  readonly name: 'light' | 'dark';
  toggle(): void;
}

/** As the system has it until the switch is used. */
export function useTheme(): Theme {
  const [chosen, choose] = useRemembered('theme', '');
  const isSystemDark = useSyncExternalStore(watchSystem, () => system().matches);
  const name = chosen === 'light' || chosen === 'dark' ? chosen : isSystemDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = name;
  }, [name]);
  return { name, toggle: () => choose(name === 'dark' ? 'light' : 'dark') };
}

function system(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function watchSystem(changed: () => void): () => void {
  const query = system();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
