import type { Workspace } from '../../workspace.ts';
import type { Message, Unfurl } from '../journal.ts';
import type { Fields } from '../json.ts';

/** A message as the Web API and the payloads of presses show it. */
export function asApiMessage(message: Message, { team, app }: Pick<Workspace, 'team' | 'app'>): Fields {
  const { from, text, blocks, ts, threadTs, isBroadcast, editedTs, unfurls, files } = message;
  return {
    type: 'message',
    user: from,
    text,
    ts,
    team: team.id,
    ...(blocks.length > 0 && { blocks }),
    ...(files && { files: files.map(({ id, name, size }) => ({ id, name, title: name, size })) }),
    ...(threadTs && { thread_ts: threadTs }),
    ...(isBroadcast && { subtype: 'thread_broadcast' }),
    ...(editedTs && { edited: { user: from, ts: editedTs } }),
    ...(unfurls && { attachments: unfurls.map((unfurl, i) => asAttachment(unfurl, i + 1, app)) }),
    ...(from === app.botUserId && {
      bot_id: app.botId,
      app_id: app.id,
      bot_profile: { id: app.botId, app_id: app.id, name: app.name, team_id: team.id },
    }),
  };
}

function asAttachment({ url, text, blocks }: Unfurl, id: number, app: Workspace['app']): Fields {
  return {
    id,
    from_url: url,
    is_app_unfurl: true,
    app_unfurl_url: url,
    app_id: app.id,
    bot_id: app.botId,
    fallback: text || '[no preview available]',
    ...(text && { text }),
    ...(blocks.length > 0 && { blocks }),
  };
}
