import type { Language } from '../domain/access/person.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Record<Language, Words> = { en, zh };

export function wordsFor(language: Language): Words {
  return WORDS[language];
}
