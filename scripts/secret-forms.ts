/**
 * Makes src/domain/text/secret-forms.json anew from the rules of gitleaks (MIT):
 *
 *   curl -sL https://raw.githubusercontent.com/gitleaks/gitleaks/<commit>/config/gitleaks.toml |
 *     node scripts/secret-forms.ts <commit>
 *
 * Kept are rules that know a secret by its own form. Left out are those that know it by a file's path, and those by a
 * vendor's name beside any value (`(?i)[\w.-]{0,50}?(?:looker)…`): names and values are the part of our own rules.
 */
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parse } from 'smol-toml';
import { z } from 'zod';

const Rules = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      regex: z.string().optional(),
      path: z.string().optional(),
      keywords: z.array(z.string()).default([]),
      entropy: z.number().default(0),
    }),
  ),
});

/** Rules that our own ones surpass, or whose form is too short to be told from other text. */
const LEFT_OUT = new Set([
  'generic-api-key',
  // Any 20 capitals and digits after four letters; our own rule for access keys knows more of them.
  'aws-access-token',
  'curl-auth-header',
  'curl-auth-user',
  // Beside the word "sourcegraph" it takes every commit of Git's.
  'sourcegraph-access-token',
  'private-key',
]);

/** What gitleaks lets stand after a secret, and what does here: a comma, a bracket or a Chinese full stop as well. */
const TAILS: readonly (readonly [string, string])[] = [
  [String.raw`(?:[\x60'"\s;]|\\[nr]|$)`, String.raw`(?!\w)`],
  [String.raw`(?:[\x60'"\s;]|\\[nr]|$|\b)`, String.raw`\b`],
  [String.raw`(?:$|[\\'"\x60\s<),])`, String.raw`(?!\w)`],
  [String.raw`(?:[^\w-]|$)`, String.raw`(?![\w-])`],
  ['(?:[^a-zA-Z0-9+/]|$)', '(?![a-zA-Z0-9+/])'],
  // The same at the start of one.
  [String.raw`(?:^|[\\'"\x60\s>=:(,)])`, String.raw`(?<![\w.~-])`],
];
const OF_A_NAME = String.raw`[\w.-]{0,50}?`;

/** A pattern of Go's as one of JavaScript's. Where letters of any case fit in a part, they fit in the whole here. */
function translated(pattern: string): { source: string; flags: string } {
  const isInsensitive = pattern.includes('(?i)');
  const plain = pattern
    .replaceAll('(?i)', '')
    .replaceAll(String.raw`\z`, '$')
    .replaceAll('(?P<', '(?<')
    .replaceAll('[[:alnum:]]', '[0-9A-Za-z]');
  const source = TAILS.reduce((left, [theirs, ours]) => left.replace(theirs, () => ours), plain);
  return { source, flags: isInsensitive ? 'gi' : 'g' };
}

const [commit = ''] = process.argv.slice(2);
if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error('Give the commit of gitleaks that the rules are of.');
const { rules } = Rules.parse(parse(await text(process.stdin)));
const forms = rules.flatMap(({ id, regex, path, keywords, entropy }) => {
  if (regex === undefined || path !== undefined || LEFT_OUT.has(id) || regex.includes(OF_A_NAME)) return [];
  const { source, flags } = translated(regex);
  // Says at once what cannot be read here.
  new RegExp(source, flags);
  return [{ id, source, flags, keywords: keywords.map((each) => each.toLowerCase()), entropy }];
});
const made = {
  source: `https://github.com/gitleaks/gitleaks/blob/${commit}/config/gitleaks.toml`,
  license: 'MIT, Copyright (c) 2019 Zachary Rice',
  madeBy: 'scripts/secret-forms.ts',
  forms,
};
await writeFile(
  new URL('../src/domain/text/secret-forms.json', import.meta.url),
  `${JSON.stringify(made, null, 2)}\n`,
);
