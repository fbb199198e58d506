import type { Project } from '../../sandbox/project.ts';
import type { Seen, SeenView } from '../../sandbox/slack/eyes.ts';
import type { Confirm } from '../../sandbox/slack/grip.ts';
import type { Message } from '../../sandbox/slack/journal.ts';
import type { StepEnd } from '../../sandbox/slack/steps.ts';
import { begin, type Journey } from '../journeys/begin.ts';

/** What somebody saw: a message, a view, the words of a dialog, the end of a step, the labels of a menu, a text. */
type Sight = Seen | SeenView | Confirm | StepEnd | readonly string[] | string | undefined;

/** Plays one conversation in Socket Mode and again over HTTP. Returns what was seen of each, and all its messages. */
export async function both(
  fill: (project: Project) => void,
  play: (journey: Journey) => Promise<readonly Sight[]>,
) {
  const over = async (transport: Journey['transport']) => {
    const journey = await begin(fill, { transport });
    const seen = (await play(journey)).map(plain);
    return { seen, left: journey.workspace.messages.map(lasting), failures: [...journey.slack.failures] };
  };
  return { overSocket: await over('socket'), overHttp: await over('http') };
}

/** Without what each run makes anew, such as ids and hashes. */
function plain(sight: Sight) {
  if (typeof sight !== 'object' || !('shown' in sight)) return sight;
  if (!('ts' in sight)) return { type: sight.type, shown: sight.shown };
  return { ...lasting(sight), shown: sight.shown };
}

function lasting({ channel, from, text, onlyFor, threadTs, editedTs }: Message) {
  return { channel, from, text, onlyFor, isReply: threadTs !== undefined, isEdited: editedTs !== undefined };
}
