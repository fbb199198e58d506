import pino, { type DestinationStream, type Logger } from 'pino';

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

/** A structured log, a line of JSON an event. Secrets in known places are masked. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return pino({ level, redact: { paths, censor: '[masked]' } }, destination);
}
