const MASK = '[masked]';

/** Text from outside without what looks like a credential. */
export function masked(text: string): string {
  return text.replaceAll(/\bxox[a-z]-[\w-]+/g, MASK);
}
