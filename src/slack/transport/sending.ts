import { RespondError, type RespondFn } from '@slack/bolt';
import type { KnownBlock, WebClient } from '@slack/web-api';
import pRetry from 'p-retry';
import { cutTo } from '../../blocks/kit/cut.ts';
import type { Block, Message } from '../../blocks/kit/message.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { codeOf } from './errors.ts';
import { createNativeBlocks } from './native-blocks.ts';
import { callSlack } from './rate-limit.ts';

const POST = { repeatable: false };
const EDIT = { repeatable: true };

type Form = 'native' | 'plain' | 'cut';

/** Sends messages in the form this workspace accepts: some plans refuse native tables and charts with `invalid_blocks`. */
export interface Sending {
  /** The body of an acknowledgement, or nothing while it is unknown whether Slack would accept it: an ack gets no error. */
  forAck(message: Message): Payload | undefined;
  /** By the response_url of a command, press or shortcut. Tried again after a passing trouble of Slack's. */
  respond(respond: RespondFn, message: Message, options: RespondOptions): Promise<void>;
  post(client: WebClient, message: Message, where: Where): Promise<Posted>;
  /** One try, however busy Slack is, with a key that stays with the message. */
  postOnce(client: WebClient, message: Message, where: KeyedWhere): Promise<Posted>;
  postPrivately(client: WebClient, message: Message, where: Where & { readonly user: string }): Promise<void>;
  update(client: WebClient, message: Message, posted: Posted): Promise<void>;
}

export interface Payload {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface RespondOptions {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

export interface Where {
  readonly channel: string;
  readonly thread_ts?: string | undefined;
}

export interface KeyedWhere extends Where {
  readonly key: string;
  /** In a thread: shown in the channel as well. */
  readonly isBroadcast: boolean;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export function createSending(clock: Clock, log: Pick<Log, 'warn'>): Sending {
  const native = createNativeBlocks(clock);

  /** In this form or, where Slack objects to it, in the next one; remembers what came of the native one. */
  async function sendAs<T>(form: Form, message: Message, send: (payload: Payload) => Promise<T>): Promise<T> {
    try {
      const sent = await send(payloadOf(message, form));
      if (form === 'native') native.accepted(message);
      return sent;
    } catch (error) {
      const objection = objectionIn(error);
      const next = objection && nextForm(form, message, objection);
      if (!next) throw error;
      log.warn({ err: error, form }, 'blocks refused');
      const sent = await sendAs(next, message, send);
      if (form === 'native' && objection.isBlocks) native.refused(message);
      return sent;
    }
  }

  const inForm = async <T>(message: Message, send: (payload: Payload) => Promise<T>) =>
    sendAs(message.plain && native.judge(message) === 'refused' ? 'plain' : 'native', message, send);

  return {
    forAck(message) {
      const verdict = message.plain ? native.judge(message) : 'accepted';
      if (verdict === 'accepted') return payloadOf(message, 'native');
      return verdict === 'refused' ? payloadOf(message, 'plain') : undefined;
    },
    async respond(respond, message, options) {
      const isRepeatable = options.response_type === 'ephemeral';
      await inForm(message, async (payload) =>
        repeated(clock, isRepeatable, async () => refusalOf(await respond({ ...payload, ...options }))),
      );
    },
    post: async (client, message, where) =>
      inForm(message, async (payload) => {
        const sent = await callSlack(clock, POST, async () =>
          client.chat.postMessage({ ...payload, ...at(where), ...QUIET }),
        );
        return { channel: sent.channel ?? where.channel, ts: sent.ts ?? '' };
      }),
    postOnce: async (client, message, { key, isBroadcast, ...where }) =>
      inForm(message, async (payload) => {
        const body = { ...payload, ...QUIET, metadata: metadataOf(key) };
        const sent = await client.chat.postMessage({
          ...body,
          ...at(where),
          ...broadcast(where, isBroadcast),
        });
        return { channel: sent.channel ?? where.channel, ts: sent.ts ?? '' };
      }),
    async postPrivately(client, message, { user, ...where }) {
      await inForm(message, async (payload) =>
        callSlack(clock, POST, async () => client.chat.postEphemeral({ ...payload, ...at(where), user })),
      );
    },
    async update(client, message, posted) {
      await inForm(message, async (payload) =>
        callSlack(clock, EDIT, async () => client.chat.update({ ...payload, ...posted })),
      );
    },
  };
}

/** By its type the bot knows its own among the metadata of other apps. */
export const POST_EVENT = 'modelarts_post';

function metadataOf(key: string) {
  return { event_type: POST_EVENT, event_payload: { key } };
}

/** Slack's types know it together with a thread only. */
function broadcast({ thread_ts }: Where, isBroadcast: boolean) {
  return thread_ts !== undefined && isBroadcast ? { thread_ts, reply_broadcast: true as const } : {};
}

/** `undefined` is not the same as absent to Slack's types. */
function at({ channel, thread_ts }: Where): { channel: string; thread_ts?: string } {
  return thread_ts === undefined ? { channel } : { channel, thread_ts };
}

function payloadOf(message: Message, form: Form): Payload {
  const plain = message.plain ?? message.blocks;
  const blocks = { native: message.blocks, plain, cut: cutTo(CUT_TEXT, plain) }[form];
  return { text: message.text, blocks: blocks.map(asSent) };
}

/** The published types know neither `action_cell` nor charts yet, so Slack's own union cannot hold ours. */
function asSent(block: Block): KnownBlock {
  return block as KnownBlock;
}

/** Slack takes five answers by one response_url, and may count one that it refuses. */
const RESPOND_RETRIES = 2;

/**
 * Calls again after status 429, and after 500 and above where an answer that comes twice does no harm: Slack may have
 * taken the first.
 */
async function repeated<T>(clock: Clock, isRepeatable: boolean, call: () => Promise<T>): Promise<T> {
  return pRetry(call, {
    retries: RESPOND_RETRIES,
    minTimeout: 0,
    async shouldRetry({ error, attemptNumber }) {
      if (!(error instanceof RespondError)) return false;
      const isPassing = error.statusCode === 429 || (isRepeatable && error.statusCode >= 500);
      if (isPassing) await clock.sleep(1_000 * attemptNumber);
      return isPassing;
    },
  });
}

/** Characters that every workspace takes: one refused 11,341 and took 5,700 (bolt-js issue 2867). */
const CUT_TEXT = 5_000;

/** What Slack has against the blocks of a message; with both set there is no telling which. */
interface Objection {
  readonly isBlocks: boolean;
  readonly isLength: boolean;
}

/** Cutting helps against length alone. */
function nextForm(form: Form, { plain }: Message, { isLength }: Objection): Form | undefined {
  if (form === 'native' && plain) return 'plain';
  return isLength && form !== 'cut' ? 'cut' : undefined;
}

const OBJECTIONS: Readonly<Record<string, Objection>> = {
  invalid_blocks: { isBlocks: true, isLength: false },
  invalid_blocks_format: { isBlocks: true, isLength: false },
  msg_blocks_too_long: { isBlocks: false, isLength: true },
  msg_too_long: { isBlocks: false, isLength: true },
};

class RefusedResponse extends Error {
  override readonly name = 'RefusedResponse';
  readonly code: string;

  constructor(code: string, body: string) {
    super(body);
    this.code = code;
  }
}

/** A response_url answers some refusals with status 200 and `ok: false`, others with a code as plain text. */
async function refusalOf(answer: unknown): Promise<void> {
  if (!(answer instanceof Response)) return;
  const body = await answer.text();
  const code = codeIn(body) ?? Object.keys(OBJECTIONS).find((each) => body.includes(each));
  if (code !== undefined) throw new RefusedResponse(code, body);
}

function codeIn(body: string): string | undefined {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said !== 'object' || said === null || !('ok' in said) || said.ok !== false) return undefined;
    return 'error' in said ? String(said.error) : 'unknown_error';
  } catch {
    return undefined;
  }
}

/** Bolt drops the body of a refused response_url; 400 is about what was sent. */
function objectionIn(error: unknown): Objection | undefined {
  if (error instanceof RefusedResponse) return OBJECTIONS[error.code];
  if (error instanceof RespondError && error.statusCode === 400) return { isBlocks: true, isLength: true };
  return OBJECTIONS[codeOf(error) ?? ''];
}
