import { CADENCE_EXAMPLES, type CadenceFault } from '../../domain/follow/cadence-words.ts';
import type { ConditionFault } from '../../domain/follow/condition-words.ts';
import { QUIET_EXAMPLES, type QuietFault } from '../../domain/follow/quiet-words.ts';
import { UNTIL_EXAMPLES } from '../../domain/follow/until-words.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';

/** What cannot be followed as it was asked for. `words` are those that could not be read. */
export type FollowFault =
  | { readonly kind: 'cadence'; readonly words: string; readonly fault: CadenceFault }
  | { readonly kind: 'condition'; readonly words: string; readonly fault: ConditionFault }
  | { readonly kind: 'quiet'; readonly words: string; readonly fault: QuietFault | { readonly kind: 'none' } }
  | { readonly kind: 'until' | 'place'; readonly words: string }
  | { readonly kind: 'number'; readonly option: string; readonly words: string }
  | { readonly kind: 'most'; readonly words: string; readonly max: number }
  /** `others`: somebody else asked for it. */
  | { readonly kind: 'others'; readonly by: string }
  /** Of a channel that was named: the asker is not in it, the bot is not, or Slack does not say. */
  | { readonly kind: 'notMember' | 'botMissing' | 'unknownMember'; readonly channel: string }
  | { readonly kind: 'direct' | 'guest' | 'rules' };

interface Told {
  readonly text: string | Line;
  readonly nearest?: readonly string[];
  readonly examples?: readonly string[];
}

/** Says what is wrong and what can be typed instead. @param command the one that was typed */
export function followFault(fault: FollowFault, command: string, t: Words): Message {
  const { text, nearest = [], examples = [] } = sentence(fault, t);
  const words = t.followFault;
  return message(text, [
    paragraph(text),
    note(
      nearest.length > 0 ? words.nearest(nearest) : undefined,
      examples.length > 0 ? words.examples(examples) : undefined,
    ),
    actions(button({ key: 'help', label: t.button.help, line: `help ${command}` })),
  ]);
}

function sentence(fault: FollowFault, t: Words): Told {
  const words = t.followFault;
  switch (fault.kind) {
    case 'cadence':
      return cadence(fault.fault, shown(fault.words), t);
    case 'condition':
      return condition(fault.fault, shown(fault.words), t);
    case 'quiet':
      return quiet(fault.fault, shown(fault.words), t);
    case 'until':
      return { text: words.until(shown(fault.words)), examples: UNTIL_EXAMPLES };
    case 'place':
      return { text: words.place(shown(fault.words)) };
    case 'number':
      return { text: words.number(fault.option, shown(fault.words)) };
    case 'most':
      return { text: words.most(shown(fault.words), fault.max) };
    case 'others':
      return { text: words.others({ user: fault.by }) };
    case 'notMember':
    case 'botMissing':
    case 'unknownMember':
      return { text: words[fault.kind]({ channel: fault.channel }) };
    case 'direct':
    case 'guest':
    case 'rules':
      return { text: words[fault.kind] };
  }
}

function cadence(fault: CadenceFault, typed: string, t: Words): Told {
  const words = t.followFault.cadence;
  switch (fault.kind) {
    case 'unknown':
      return { text: typed === '' ? words.missing : words.unknown(typed), examples: CADENCE_EXAMPLES };
    case 'hours':
      return { text: words.hours(shown(fault.word), fault.possible), examples: CADENCE_EXAMPLES };
    case 'time':
    case 'days':
      return { text: words[fault.kind](shown(fault.word)), examples: CADENCE_EXAMPLES };
    case 'zone':
      return zone(fault, t);
  }
}

function condition(fault: ConditionFault, typed: string, t: Words): Told {
  const words = t.followFault.condition;
  switch (fault.kind) {
    case 'unknown':
      return { text: typed === '' ? words.missing : words.unknown(typed), examples: words.examples };
    case 'number':
    case 'comparison':
      return { text: words[fault.kind](shown(fault.word)), examples: words.examples };
    case 'count':
      return { text: words.count(shown(fault.word), fault.min, fault.max) };
    case 'metric':
      return { text: words.metric(shown(fault.word)), nearest: fault.nearest.map(shown) };
  }
}

function quiet(fault: QuietFault | { readonly kind: 'none' }, typed: string, t: Words): Told {
  const words = t.followFault.quiet;
  switch (fault.kind) {
    case 'unknown':
      return { text: words.unknown(typed), examples: QUIET_EXAMPLES };
    case 'same':
    case 'none':
      return { text: words[fault.kind], examples: QUIET_EXAMPLES };
    case 'zone':
      return zone(fault, t);
  }
}

function zone(
  { word, nearest }: { readonly word: string; readonly nearest: readonly string[] },
  t: Words,
): Told {
  return { text: t.followFault.zone(shown(word)), nearest };
}

function shown(words: string): string {
  return clip(words, NAME);
}
