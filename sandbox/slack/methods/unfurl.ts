import { findChannel } from '../../workspace.ts';
import { refusalOf } from '../blocks.ts';
import { withId } from '../content.ts';
import type { Message, Unfurl } from '../journal.ts';
import { type Fields, fieldsOf, isFields, listOf, textOf } from '../json.ts';
import { linksIn } from '../links.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import type { Methods } from './method.ts';

/** Work Objects (`metadata`) are not known here, nor links in a message that is still being written. */
export const unfurl: Methods = {
  'chat.unfurl'(args, office) {
    const message = shared(args, office);
    if (!isFields(args.unfurls)) throw new Refused('invalid_unfurls_format');
    const links = linksIn(message.text, office.workspace.app.unfurlDomains).map(({ url }) => url);
    const made = Object.entries(args.unfurls).map(([url, card]) => {
      if (!links.includes(url)) throw new Refused('cannot_unfurl_url');
      return unfurlOf(url, fieldsOf(card), office);
    });
    const kept = (message.unfurls ?? []).filter(({ url }) => !made.some((each) => each.url === url));
    office.workspace.edit(message, { unfurls: [...kept, ...made] });
    return {};
  },
};

/** Named by channel and ts, or by the unfurl_id of the event, which here is made of both. */
function shared({ channel, ts, unfurl_id, source }: Fields, { workspace }: Office): Message {
  if (unfurl_id !== undefined && source === undefined) throw new Refused('invalid_source');
  const [fromId, tsOfId] = textOf(unfurl_id).split('-');
  const place = findChannel(workspace, fromId || textOf(channel));
  const message = place && workspace.find(place.id, tsOfId ?? textOf(ts));
  if (!message) throw new Refused('cannot_find_message');
  return message;
}

function unfurlOf(url: string, { blocks, text, title }: Fields, { faults }: Office): Unfurl {
  const refusal = refusalOf(blocks ?? [], faults);
  const words = [title, text].map(textOf).filter(Boolean).join('\n');
  if (refusal || (listOf(blocks).length === 0 && words === '')) {
    const errors = refusal?.errors ?? [];
    const messages = errors.map((each) => `[ERROR] ${each}`);
    throw new Refused('cannot_parse_attachment', { errors, response_metadata: { messages } });
  }
  return {
    url,
    text: words,
    blocks: listOf(blocks).map((block, place) => withId(fieldsOf(block), `${url}-${place}`)),
  };
}
