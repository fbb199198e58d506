import { contentOf } from '../content.ts';
import type { SharedFile } from '../journal.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import { previewOf } from '../uploads.ts';
import { postable } from './chat.ts';
import type { Methods } from './method.ts';

/** Slack's limit for one file: 1 GB. */
const LARGEST = 1_000_000_000;

/** Uploads. Sharing with several conversations at once (`channels`) and snippets are not known here. */
export const files: Methods = {
  'files.getUploadURLExternal'({ filename, length }, { uploads, url }) {
    const bytes = Number(length ?? 0);
    // Slack says so of an empty file, too.
    if (textOf(filename) === '' || bytes === 0) throw new Refused('missing_argument');
    if (!Number.isInteger(bytes) || bytes < 0) throw new Refused('invalid_arguments');
    if (bytes > LARGEST) throw new Refused('file_upload_size_restricted');
    const { id, ticket } = uploads.announce(textOf(filename), bytes);
    return { upload_url: `${url()}/upload/${ticket}`, file_id: id };
  },

  'files.completeUploadExternal'(args, office) {
    const wanted = listOf(args.files).map(fieldsOf);
    if (wanted.length === 0) throw new Refused('invalid_arguments');
    const place = args.channel_id === undefined ? undefined : conversation(args.channel_id, office);
    const words = wordsOf(args, office);
    const uploads = office.uploads.collect(wanted.map(({ id }) => textOf(id)));
    if (!uploads) throw new Refused('file_not_found');
    const shared = uploads.map(({ id, name, bytes }): SharedFile => {
      office.workspace.files.set(id, bytes);
      return { id, name, size: bytes.length, preview: previewOf(bytes) };
    });
    // Without a conversation the file is there, but nobody is shown it.
    if (place) post(shared, place.id, words, args, office);
    return { files: shared.map(({ id, name }) => ({ id, title: titleOf(id, wanted) || name })) };
  },
};

/** A person's id, which other methods take, is refused here. Real ids are longer than those of this workspace. */
function conversation(id: unknown, office: Office): { readonly id: string } {
  if (!/^[CGDZ][A-Z0-9]+$/.test(textOf(id))) {
    const message = '[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]';
    throw new Refused('invalid_arguments', { response_metadata: { messages: [message] } });
  }
  return postable(id, office);
}

/** `initial_comment` beats `blocks`; a file may come without either. */
function wordsOf({ initial_comment, blocks }: Fields, { faults }: Office) {
  const text = textOf(initial_comment);
  if (text) return { text, blocks: [] };
  return blocks === undefined ? { text: '', blocks: [] } : contentOf({ blocks }, faults);
}

function post(
  shared: readonly SharedFile[],
  channel: string,
  words: ReturnType<typeof wordsOf>,
  { thread_ts }: Fields,
  { workspace }: Office,
): void {
  const threadTs = textOf(thread_ts);
  workspace.post({
    channel,
    from: workspace.app.botUserId,
    ...words,
    files: shared,
    ...(threadTs && { threadTs }),
  });
}

function titleOf(id: string, wanted: readonly Fields[]): string {
  return textOf(wanted.find((each) => each.id === id)?.title);
}
