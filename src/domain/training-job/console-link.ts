import { masked } from '../text/secrets.ts';
import { wellFormed } from '../text/well-formed.ts';

/** A page about one job in the vendor's own console. */
export interface ConsoleLink {
  readonly jobId: string;
  /** Nothing where the link names none, or more than one: the console would then show some other region. */
  readonly region: string | undefined;
}

/** The consoles of which links are known, for China and for elsewhere. Slack tells the bot of links to these: manifest.yml. */
export const CONSOLES: readonly string[] = ['console.huaweicloud.com', 'console-intl.huaweicloud.com'];

/** Ids of jobs; models and services have such ids, too. */
export const JOB_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}';
/** `#/training/detail/<id>` today, `#/trainingJobs/details/<id>` in the old console. */
const JOB_PAGE = new RegExp(`/training(?:-?jobs)?/details?/(${JOB_ID})(?![0-9a-z-])`, 'i');

/** The job that a link leads to, whoever runs the console: what a person types for a job may be a link to any. */
export function jobInLink(link: string): string | undefined {
  // Slack wraps links as `<https://…>` or `<https://…|label>`.
  const address = decoded(link.replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1'));
  if (!/^https?:\/\//i.test(address)) return undefined;
  return JOB_PAGE.exec(address)?.[1]?.toLowerCase();
}

/**
 * Reads a link to the page of a job; nothing for all other pages. Nothing also where it carries what looks like a
 * credential, to which a preview would draw every eye.
 */
export function readConsoleLink(link: string): ConsoleLink | undefined {
  const address = decoded(link.replaceAll('&amp;', '&'));
  const jobId = jobInLink(address);
  const { host = '', pathname = '' } = URL.parse(address) ?? {};
  if (jobId === undefined || !CONSOLES.includes(host) || !/^\/modelarts(?:\/|$)/.test(pathname))
    return undefined;
  return masked(address) === address ? { jobId, region: regionIn(address) } : undefined;
}

function regionIn(address: string): string | undefined {
  const regions = new Set([...address.matchAll(/[?&]region=([^&#?/]*)/g)].map(([, region]) => region));
  const [only] = regions;
  return regions.size === 1 ? only : undefined;
}

/** Links are percent-encoded once or, when they went through a login page, twice. */
function decoded(text: string): string {
  return decodedOnce(decodedOnce(text));
}

function decodedOnce(text: string): string {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    return text;
  }
}
