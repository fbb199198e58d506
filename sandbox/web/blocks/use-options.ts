import { useEffect, useMemo, useState } from 'react';
import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';
import type { Choice } from './blocks.tsx';
import type { ElementProps } from './element.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf } from './text.tsx';

interface Options {
  readonly options: readonly Choice[];
  readonly notice?: string;
  readonly onType?: (typed: string) => void;
}

/** Slack's own default of `min_query_length`. */
const MIN_QUERY = 3;

/** What a menu offers; asks the app for it where the menu is an `external_select` and open. */
export function useOptions(props: ElementProps, open: boolean): Options {
  const { element } = props;
  const { choices } = useSetting();
  const type = textOf(element.type);
  const own = useMemo(() => optionsIn(element), [element]);
  const external = useExternal(props, open && type.endsWith('external_select'));
  if (type.endsWith('external_select')) return external;
  if (type.endsWith('users_select')) return { options: choices?.('users') ?? [] };
  return { options: type.endsWith('static_select') ? own : (choices?.('channels') ?? []) };
}

/** @returns undefined while loading, null where it failed */
function useExternal({ element, blockId }: ElementProps, open: boolean): Options {
  const { loadOptions, names } = useSetting();
  const words = wordsOfSlack(names.locale);
  const [typed, type] = useState('');
  const [loaded, load] = useState<readonly Choice[] | null | undefined>();
  const needed = typeof element.min_query_length === 'number' ? element.min_query_length : MIN_QUERY;
  const actionId = textOf(element.action_id);
  const isAsking = open && typed.length >= needed;

  useEffect(() => {
    if (!isAsking || !loadOptions) return;
    let current = true;
    const take = (options: readonly Choice[] | null) => {
      // An answer to what was typed before must not replace a later one.
      if (current) load(options);
    };
    load(undefined);
    loadOptions(actionId, blockId, typed).then(take, () => take(null));
    return () => {
      current = false;
    };
  }, [isAsking, loadOptions, actionId, blockId, typed]);

  if (!isAsking) return { options: [], onType: type, notice: words.keepTyping };
  if (loaded) return { options: loaded, onType: type };
  return { options: [], onType: type, notice: loaded === null ? words.failed : words.loading };
}

function optionsIn({ options, option_groups }: Fields): Choice[] {
  const grouped = listOf(option_groups)
    .map(fieldsOf)
    .flatMap((group) => listOf(group.options).map((option) => choiceOf(option, labelOf(group.label))));
  return [...listOf(options).map((option) => choiceOf(option)), ...grouped];
}

function choiceOf(option: unknown, group = ''): Choice {
  const { text, value, description } = fieldsOf(option);
  return {
    label: labelOf(text),
    value: textOf(value),
    ...(description !== undefined && { hint: labelOf(description) }),
    ...(group !== '' && { group }),
  };
}
