import pino, { type DestinationStream, type Logger } from 'pino';
import { masked } from './domain/secrets.ts';

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
  return pino({ level, redact: { paths, censor: '[masked]' }, serializers: FREE }, destination);
}

function maskedAll(value: unknown): unknown {
  if (typeof value === 'string') return masked(value);
  if (Array.isArray(value)) return value.map(maskedAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskedAll(each)]));
}
