import type { KnownBlock } from '@slack/types';
import type { Inline, Line } from '../../i18n/line.ts';
import type { DataVisualization } from './chart.ts';
import { clip, LIMITS } from './limits.ts';
import { localTime } from './local-time.ts';
import type { DataTable } from './table.ts';

export type Block = KnownBlock | DataTable | DataVisualization;

/** One answer, ready to send. Everything in it is inside Slack's limits and free of markup from outside. */
export interface Message {
  /** A full sentence: what notifications and screen readers get. Escaped. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same without native tables and charts, for workspaces that refuse them. */
  readonly plain?: readonly Block[];
}

/** A piece of a screen that has a native form and a plain one. */
export interface TwoForms {
  readonly native: readonly Block[];
  readonly plain: readonly Block[];
}

export type Part = Block | TwoForms | undefined;

/** Puts a screen together. @param text the sentence for notifications; its pieces are escaped here. */
export function message(text: string | Line, parts: readonly Part[]): Message {
  const present = parts.filter((part) => part !== undefined);
  const blocks = present.flatMap((part) => (isTwoForms(part) ? part.native : [part]));
  const fallback = clip(typeof text === 'string' ? safe(text) : text.map(spoken).join(''), LIMITS.fallback);
  if (!present.some(isTwoForms)) return { text: fallback, blocks };
  return {
    text: fallback,
    blocks,
    plain: present.flatMap((part) => (isTwoForms(part) ? part.plain : [part])),
  };
}

/** The same message with more parts below it. */
export function extend(above: Message, below: readonly Part[]): Message {
  const more = message('', below);
  const blocks = [...above.blocks, ...more.blocks];
  if (!above.plain && !more.plain) return { text: above.text, blocks };
  return {
    text: above.text,
    blocks,
    plain: [...(above.plain ?? above.blocks), ...(more.plain ?? more.blocks)],
  };
}

/** Text from outside for a place where Slack reads markup: it cannot ping or link any more. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isTwoForms(part: Block | TwoForms): part is TwoForms {
  return 'native' in part;
}

function spoken(piece: Inline): string {
  if (typeof piece === 'string') return safe(piece);
  if ('bold' in piece) return safe(piece.bold);
  if ('code' in piece) return safe(piece.code);
  if ('user' in piece) return `<@${piece.user}>`;
  if ('channel' in piece) return `<#${piece.channel}>`;
  if ('group' in piece) return `<!subteam^${piece.group}>`;
  const { seconds, format, fallback } = localTime(piece);
  return `<!date^${seconds}^${format}|${fallback}>`;
}
