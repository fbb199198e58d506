import pino, { type DestinationStream, type Logger } from 'pino';
import { MASK, masked } from './domain/text/secrets.ts';

export type Log = Logger;

/** Whatever may hold a credential, wherever a library puts it. */
const SECRETS = [
  'authorization',
  'x-auth-token',
  'x-security-token',
  'token',
  'password',
  'sk',
  'response_url',
  'obs_url',
];

/** Words that people type and messages of others may hold anything, such as a link that somebody pasted as a job. */
const FREE = {
  words: maskedAll,
  problem: maskedAll,
  err: (error: Error) => maskedAll(pino.stdSerializers.err(error)),
};

/** A structured log, a line of JSON an event. Secrets are masked in known places, and whatever looks like one in free text. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return pino(
    { level, redact: { paths, censor: MASK }, serializers: FREE, formatters: { log: lineMasked } },
    destination,
  );
}

/** Fewer characters are found in too much that is no secret. */
const SHORTEST = 3;

/**
 * A typed line is masked as a whole: of `--token X` neither word says by itself that X is a secret, nor does a problem
 * or an error that quotes X.
 */
function lineMasked(entry: Record<string, unknown>): Record<string, unknown> {
  const { words, err } = entry;
  if (!Array.isArray(words)) return entry;
  const typed = words.map(String);
  const line = masked(typed.join(' '));
  const secrets = typed.filter((word) => word.length >= SHORTEST && !line.includes(word));
  const plain = err instanceof Error ? { ...entry, err: pino.stdSerializers.err(err) } : entry;
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, without(secrets, value)]));
}

function without(secrets: readonly string[], value: unknown): unknown {
  return mapTexts(value, (text) =>
    secrets.reduce(
      (left, secret) => left.replaceAll(secret, () => (masked(secret) === secret ? MASK : masked(secret))),
      text,
    ),
  );
}

function maskedAll(value: unknown): unknown {
  return mapTexts(value, masked);
}

/** What is within itself, as errors of libraries can be, is named as pino names it. */
const CIRCULAR = '[Circular]';

function mapTexts(value: unknown, change: (text: string) => string, around: readonly object[] = []): unknown {
  if (typeof value === 'string') return change(value);
  // As JSON has it.
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (around.includes(value)) return CIRCULAR;
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, inside));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapTexts(each, change, inside)]),
  );
}
