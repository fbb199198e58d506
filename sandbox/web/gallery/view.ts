/** What the address asks to see. */
export interface View {
  readonly set: string;
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

export function readView(query: string): View {
  const asked = new URLSearchParams(query);
  return {
    set: asked.get('set') ?? 'usual',
    language: asked.get('language') === 'zh' ? 'zh' : 'en',
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  };
}
