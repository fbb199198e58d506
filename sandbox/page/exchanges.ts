import { fieldsOf, textOf } from '../slack/json.ts';
import type { World } from '../world.ts';
import type { Exchange } from './contract.ts';
import { masked } from './mask.ts';

type Seen = World['modelarts']['requests'][number];
type Call = World['slack']['calls'][number];

/** Everything that went over the wires of one world. */
export interface Wiretap {
  /** What is new since the last look, or has been answered since. */
  news(): Exchange[];
  /** The newest of all. */
  readonly recent: readonly Exchange[];
  /** Notes something that Slack hands to the bot. @returns notes how the bot took it */
  delivering(title: string, request: unknown): (error?: string) => void;
}

const KEPT = 400;

export function tap({ slack, modelarts, clock }: Pick<World, 'slack' | 'modelarts' | 'clock'>): Wiretap {
  const kept = new Map<string, Exchange>();
  let deliveries: Exchange[] = [];
  let delivered = 0;
  let calls = 0;
  let requests = 0;
  let open: { readonly id: string; readonly request: Seen }[] = [];

  function newRequests(): Exchange[] {
    const fresh = modelarts.requests
      .slice(requests)
      .map((request, i) => ({ id: `m${requests + i}`, request }));
    requests += fresh.length;
    const told = [...fresh, ...open.filter(({ request }) => request.status !== undefined)];
    open = [...open, ...fresh].filter(({ request }) => request.status === undefined);
    return told.map(({ id, request }) => ofRequest(id, request));
  }

  function newCalls(): Exchange[] {
    const fresh = slack.calls.slice(calls).map((call, i) => ofCall(`s${calls + i}`, call, clock.now()));
    calls += fresh.length;
    return fresh;
  }

  return {
    news() {
      const news = [...deliveries, ...newRequests(), ...newCalls()];
      deliveries = [];
      for (const each of news) kept.set(each.id, each);
      for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id);
      return news;
    },
    get recent() {
      return [...kept.values()];
    },
    delivering(title, request) {
      delivered += 1;
      const exchange = ofDelivery(`d${delivered}`, { title, request, at: clock.now() });
      deliveries.push(exchange);
      return (error) => {
        const isOk = error === undefined;
        const reply = isOk ? { ok: true } : { ok: false, error };
        deliveries.push({ ...exchange, outcome: error ?? 'acked', isOk, reply });
      };
    },
  };
}

interface Parcel {
  readonly title: string;
  readonly request: unknown;
  readonly at: Date;
}

function ofDelivery(id: string, { title, request, at }: Parcel): Exchange {
  return {
    id,
    from: 'Slack',
    to: 'Bot',
    title,
    isOk: true,
    at: at.toISOString(),
    request: masked(request),
    reply: undefined,
  };
}

function ofRequest(id: string, request: Seen): Exchange {
  const { api, method, path, query, headers, body, status, at } = request;
  return {
    id,
    from: 'Bot',
    to: 'ModelArts',
    title: api ?? `${method} ${path}`,
    ...(status !== undefined && { outcome: String(status) }),
    isOk: status === undefined || status < 400,
    at: at.toISOString(),
    request: masked({ method, path, query, headers, ...(body !== undefined && { body }) }),
    reply: 'reply' in request ? masked(request.reply) : undefined,
  };
}

function ofCall(id: string, { method, args, reply, status }: Call, at: Date): Exchange {
  const isOk = status < 400 && fieldsOf(reply).ok !== false;
  return {
    id,
    from: 'Bot',
    to: 'Slack',
    title: method,
    outcome: isOk ? String(status) : textOf(fieldsOf(reply).error) || String(status),
    isOk,
    at: at.toISOString(),
    request: masked(args),
    reply: masked(method === 'apps.connections.open' ? { ...reply, url: '[masked]' } : reply),
  };
}
