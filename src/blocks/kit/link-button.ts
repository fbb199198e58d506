import type { Button } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plainText } from './parts.ts';

interface LinkButtonSpec {
  /** Tells the button from its neighbours; unique within a block. */
  readonly key: string;
  readonly label: string;
  readonly url: string;
  readonly style?: 'primary';
}

/** Source: docs.slack.dev, button element. */
const URL_LENGTH = 3_000;

/**
 * A button that opens an address in the reader's browser, or nothing where it is longer than Slack carries. Unlike a
 * link in a text it is never unfurled, which would fetch the address. Slack tells of the press all the same.
 */
export function linkButton({ key, label, url, style }: LinkButtonSpec): Button | undefined {
  if (url.length > URL_LENGTH) return undefined;
  return {
    type: 'button',
    action_id: `open:${key}`,
    text: plainText(label, LIMITS.button),
    url,
    ...(style && { style }),
  };
}
