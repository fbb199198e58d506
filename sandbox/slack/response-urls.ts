import { fieldsOf, parseJson } from './json.ts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';
import { showReply, type Ticket } from './replies.ts';

const USES = 5;
const LIFE = 30 * 60 * 1000;

export interface ResponseUrls {
  /** A new response_url for a ticket. */
  issue(ticket: Ticket): string;
  /** Answers a POST to the address with this last part. */
  answer(key: string, body: string): { readonly status: number; readonly body: string };
}

interface Issued {
  readonly ticket: Ticket;
  readonly since: number;
  uses: number;
}

export function createResponseUrls(office: Office): ResponseUrls {
  const issued = new Map<string, Issued>();
  return {
    issue(ticket) {
      const key = String(issued.size + 1);
      issued.set(key, { ticket, since: office.workspace.now(), uses: 0 });
      return `${office.url()}/response/${key}`;
    },
    answer(key, body) {
      const args = fieldsOf(parseJson(body));
      const { responseUrlFails } = office.faults;
      if (responseUrlFails.times > 0) {
        responseUrlFails.times -= 1;
        const { status, body: said } = responseUrlFails;
        office.calls.push({ method: 'response_url', args, reply: {}, status });
        return { status, body: said };
      }
      const error = refusal(() => {
        showReply(used(issued.get(key), office.workspace.now()), args, office);
      });
      const status = error === undefined ? 200 : statusOf(error, office);
      const reply = error === undefined ? { ok: true } : { ok: false, error };
      office.calls.push({ method: 'response_url', args, reply, status });
      return { status, body: error === undefined ? 'ok' : JSON.stringify(reply) };
    },
  };
}

/** Takes one use of a URL. Whether Slack counts a use that it then refuses is not known; here it counts. */
function used(url: Issued | undefined, now: number): Ticket {
  if (!url || now - url.since > LIFE) throw new Refused('expired_url');
  url.uses += 1;
  if (url.uses > USES) throw new Refused('used_url');
  return url.ticket;
}

function refusal(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.error;
    throw error;
  }
}

function statusOf(error: string, { faults }: Office): number {
  if (error === 'expired_url' || error === 'used_url') return 404;
  return error === 'no_text' ? 400 : faults.responseUrlStatus;
}
