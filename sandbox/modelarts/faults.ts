import type { ApiName } from './request.ts';
import type { Paging } from './routes.ts';
import type { ExpiredCode } from './tokens.ts';

/** What goes wrong with a request. */
export type Trouble =
  /** Waits this many real milliseconds, then goes on. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** 429; `retryAfter` is the header's text, seconds or a date. */
  | { readonly kind: 'throttle'; readonly retryAfter?: string | number }
  /** `html` is what a proxy on the way would say; default `json`. */
  | { readonly kind: 'fail'; readonly status: number; readonly as?: 'json' | 'html'; readonly code?: string }
  /** Closes the connection. With `after`, only once the request has been carried out: the answer alone is lost. */
  | { readonly kind: 'reset'; readonly after?: boolean }
  /** Says nothing until the faults are cleared, then answers. `after` as above. */
  | { readonly kind: 'hang'; readonly after?: boolean }
  /** 200 with this body, as text where it is text. For answers that people have really had. */
  | { readonly kind: 'body'; readonly body: unknown }
  /** 200 with cut-off JSON, with JSON of wrong types, or with a page of HTML. */
  | { readonly kind: 'garbage'; readonly as: 'cut' | 'types' | 'html' };

/** Without `api` it is about every endpoint, without `times` it lasts until cleared. */
type Fault = Trouble & { readonly api?: ApiName; readonly times?: number };

export interface Faults extends Paging {
  /** Nobody there: connections are closed as they open, and nothing is seen. */
  dark: boolean;
  expiredCode: ExpiredCode;
  inject(fault: Fault): void;
  /** Back to a healthy service; what hangs is answered. Paging stays as it was set. */
  clear(): void;
}

/** What befalls one request, and the moment at which hanging ones may go on. */
export interface Fate {
  readonly delays: readonly number[];
  readonly trouble: Exclude<Trouble, { kind: 'delay' }> | undefined;
  readonly cleared: Promise<void>;
}

export interface FaultBox {
  readonly faults: Faults;
  /** Uses up one of `times` of each fault that applies. Delays add up; of the others the oldest applies. */
  draw(api: ApiName | undefined): Fate;
}

interface Pending {
  readonly fault: Fault;
  left: number;
}

export function createFaults(): FaultBox {
  let pending: Pending[] = [];
  let gate = Promise.withResolvers<void>();

  function use(chosen: Pending): Fault {
    chosen.left -= 1;
    if (chosen.left <= 0) pending = pending.filter((each) => each !== chosen);
    return chosen.fault;
  }

  const faults: Faults = {
    offsetMeans: 'page',
    // Undocumented; 50 is the limit of the job search, and what the sample reply says of itself.
    maxLimit: 50,
    dark: false,
    expiredCode: 'ModelArts.0202',
    inject: (fault) => void pending.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear() {
      pending = [];
      faults.dark = false;
      gate.resolve();
      gate = Promise.withResolvers<void>();
    },
  };

  function draw(api: ApiName | undefined): Fate {
    const mine = pending.filter(({ fault }) => fault.api === undefined || fault.api === api);
    const delays = mine
      .filter(({ fault }) => fault.kind === 'delay')
      .map(use)
      .map((fault) => (fault.kind === 'delay' ? fault.ms : 0));
    const first = mine.find(({ fault }) => fault.kind !== 'delay');
    const trouble = first && use(first);
    return { delays, trouble: trouble?.kind === 'delay' ? undefined : trouble, cleared: gate.promise };
  }

  return { faults, draw };
}
