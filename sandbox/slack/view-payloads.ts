import type { Shortcut } from '../workspace.ts';
import type { Spot } from './inputs.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import { asApiMessage } from './methods/api-message.ts';
import { asApiView } from './methods/api-view.ts';
import { type Actor, type Handles, messageContainer, senderFields, stamped } from './payloads.ts';
import type { View } from './views.ts';

/** Whatever blocks are shown on. */
export type Sheet = Message | View;

export function isView(sheet: Sheet): sheet is View {
  return 'personId' in sheet;
}

/** A press in a modal or a Home tab: it has no channel, and no response_url. */
export function viewActions(action: Fields, view: View, actor: Actor, triggerId: string): Fields {
  return {
    type: 'block_actions',
    ...senderFields(actor),
    container: { type: 'view', view_id: view.id },
    trigger_id: triggerId,
    view: asApiView(view, actor.workspace),
    actions: [stamped(action, actor.workspace)],
  };
}

/** @param responseUrls one for each input that asks for one */
export function viewSubmission(
  view: View,
  actor: Actor,
  { triggerId, responseUrls }: { readonly triggerId: string; readonly responseUrls: readonly Fields[] },
): Fields {
  return {
    type: 'view_submission',
    ...senderFields(actor),
    trigger_id: triggerId,
    view: asApiView(view, actor.workspace),
    response_urls: responseUrls,
  };
}

/** @param isCleared whether the whole stack went */
export function viewClosed(view: View, actor: Actor, isCleared: boolean): Fields {
  return {
    type: 'view_closed',
    ...senderFields(actor),
    view: asApiView(view, actor.workspace),
    is_cleared: isCleared,
  };
}

export function globalShortcut({ callbackId }: Shortcut, actor: Actor, triggerId: string): Fields {
  return {
    type: 'shortcut',
    ...senderFields(actor),
    callback_id: callbackId,
    action_ts: String(actor.workspace.now() / 1000),
    trigger_id: triggerId,
  };
}

export function messageShortcut(
  { callbackId }: Shortcut,
  message: Message,
  actor: Actor,
  handles: Handles,
): Fields {
  const { workspace } = actor;
  return {
    type: 'message_action',
    ...senderFields(actor),
    callback_id: callbackId,
    action_ts: String(workspace.now() / 1000),
    trigger_id: handles.triggerId,
    response_url: handles.responseUrl,
    channel: { id: message.channel, name: workspace.channels.get(message.channel)?.name ?? '' },
    message_ts: message.ts,
    message: asApiMessage(message, workspace),
  };
}

/** What someone has typed into a menu that the app fills. */
export function blockSuggestion({ blockId, actionId, typed }: Typed, sheet: Sheet, actor: Actor): Fields {
  return {
    type: 'block_suggestion',
    ...senderFields(actor),
    action_id: actionId,
    block_id: blockId,
    value: typed,
    ...(isView(sheet)
      ? { container: { type: 'view', view_id: sheet.id }, view: asApiView(sheet, actor.workspace) }
      : inMessage(sheet, blockId, actor)),
  };
}

export interface Typed extends Spot {
  readonly typed: string;
}

function inMessage(message: Message, blockId: string, { workspace }: Actor): Fields {
  return {
    container: messageContainer(message, blockId),
    channel: { id: message.channel, name: workspace.channels.get(message.channel)?.name ?? '' },
    ...(message.onlyFor === undefined && { message: asApiMessage(message, workspace) }),
  };
}
