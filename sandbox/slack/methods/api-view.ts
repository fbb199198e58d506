import type { Workspace } from '../../workspace.ts';
import type { Fields } from '../json.ts';
import type { View } from '../views.ts';

/** A view as the Web API and the payloads show it. */
export function asApiView(view: View, { team, app }: Pick<Workspace, 'team' | 'app'>): Fields {
  const { id, type, content, blocks, values, hash, rootId, previousId } = view;
  return {
    id,
    team_id: team.id,
    type,
    blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    external_id: content.external_id ?? '',
    state: { values },
    hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: content.submit ?? null,
    close: content.close ?? null,
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    root_view_id: rootId,
    previous_view_id: previousId ?? null,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}
