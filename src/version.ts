import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the bot, as package.json has it; `unknown` where that was left out of an installation. */
export function version(): string {
  try {
    const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
    return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : 'unknown';
  } catch {
    return 'unknown';
  }
}
