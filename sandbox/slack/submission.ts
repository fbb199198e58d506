import { controlsIn } from './controls.ts';
import type { Failure } from './errands.ts';
import { type Fields, fieldsOf, isFields, textOf } from './json.ts';
import { checked, pushed } from './methods/views.ts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { View } from './views.ts';

interface Submitted {
  readonly office: Office;
  readonly cause: string;
}

/** Does what the bot answered to a submission. Returns how that failed, if it did. */
export function applySubmission(view: View, body: unknown, submitted: Submitted): Failure | undefined {
  try {
    obey(view, fieldsOf(body), submitted);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const errors = Array.isArray(error.more.errors) ? error.more.errors.map(String) : [];
    return troubleWith(view, error.error, submitted.office, errors);
  }
}

/** Shows in the modal that it did not work. */
export function troubleWith(
  { id, content }: View,
  error: string,
  { workspace }: Pick<Office, 'workspace'>,
  errors: readonly string[] = [],
): Failure {
  workspace.views.refuse(id, { '': 'We had some trouble connecting. Try again?' });
  return { what: textOf(content.callback_id) || 'view_submission', error, errors };
}

function obey(view: View, answer: Fields, { office, cause }: Submitted): void {
  const { views } = office.workspace;
  const { personId, id } = view;
  switch (answer.response_action) {
    case undefined:
      views.close(id);
      break;
    case 'clear':
      views.close(views.modalsOf(personId)[0]?.id ?? id);
      break;
    case 'update':
      views.update(id, checked(answer.view, 'modal', office, view));
      break;
    case 'push':
      pushed({ ...checked(answer.view, 'modal', office), personId, cause }, office);
      break;
    case 'errors':
      views.refuse(id, errorsFor(view, answer.errors));
      break;
    default:
      throw new Refused('invalid_arguments', { errors: ['unknown response_action'] });
  }
}

function errorsFor({ blocks }: View, given: unknown): Record<string, string> {
  const errors = Object.entries(fieldsOf(given));
  const inputs = new Set(blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  const strangers = errors.filter(([blockId]) => !inputs.has(blockId));
  if (!isFields(given) || errors.length === 0 || strangers.length > 0) {
    const named = strangers.map(([blockId]) => `no input block has the block_id ${blockId}`);
    throw new Refused('invalid_arguments', {
      errors: named.length > 0 ? named : ['errors must name blocks'],
    });
  }
  return Object.fromEntries(errors.map(([blockId, error]) => [blockId, String(error)]));
}

/** For each input with `response_url_enabled`, a way to answer into the conversation chosen there. */
export function responseUrlsOf(view: View, cause: string, responseUrls: ResponseUrls): Fields[] {
  return controlsIn(view.blocks)
    .filter(({ element }) => element.response_url_enabled === true)
    .flatMap(({ blockId, element }) => {
      const actionId = textOf(element.action_id);
      const { selected_conversation, selected_channel } = view.values[blockId]?.[actionId] ?? {};
      const channel = textOf(selected_conversation ?? selected_channel);
      if (channel === '') return [];
      const responseUrl = responseUrls.issue({ channel, user: view.personId, cause });
      return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: responseUrl }];
    });
}
