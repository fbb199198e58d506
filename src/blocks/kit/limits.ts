/** What Slack refuses beyond; characters unless said otherwise. Source: docs.slack.dev, Block Kit reference, November 2026. */
export const LIMITS = {
  blocks: 50,
  text: 3_000,
  /** Slack truncates the notification text at 40,000, but advises to stay below this, and `chat.update` refuses more. */
  fallback: 3_900,
  /**
   * Over all blocks of a message but its `data_table`s. Not documented: Slack has refused 11,341 with
   * `msg_blocks_too_long` (bolt-js issue 2867), and 13,300 (issue 2509).
   */
  messageText: 11_000,
  header: 150,
  button: 75,
  buttonValue: 2_000,
  actionId: 255,
  blockId: 255,
  actions: 25,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  option: 75,
  /** Types published for JavaScript still say 75; the reference says 150. */
  optionValue: 150,
  options: 100,
  placeholder: 150,
  caption: 2_000,
  /** Rows of a `data_table` besides its header. */
  tableRows: 200,
  tableColumns: 20,
  /** Summed over all cells of all `data_table`s of one message. */
  tableText: 20_000,
  chartTitle: 50,
  chartAxis: 50,
  /** Of a series and of a point. */
  chartName: 20,
  chartPoints: 20,
  /** Six at release in June 2026, twelve since July. */
  chartSeries: 12,
  /** Also of a modal's two buttons. */
  viewTitle: 24,
  /** Of an input's label and hint. */
  inputText: 2_000,
} as const;

/** The bot's own bounds, so that one strange name cannot fill a screen. */
export const NAME = 80;
export const VALUE = 60;

/** Cuts to `max` UTF-16 units, the stricter of the two ways Slack may count; what was cut shows as `…`. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // A surrogate pair cut in half would be refused as malformed.
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Stands where there is nothing to show: Slack refuses empty text. */
export const NOTHING = '–';

export function filled(text: string): string {
  return text.trim() === '' ? NOTHING : text;
}
