/**
 * Beyond these Slack refuses a message. Characters unless the name says otherwise, counted in UTF-16 units:
 * whether Slack counts those or code points is not known, and this is the stricter way.
 * Source: docs.slack.dev, Block Kit reference, November 2026.
 */
export const LIMITS = {
  blocks: 50,
  /**
   * Over all blocks of one `chat.postMessage`. Not documented; refused were 11,341 (slackapi/bolt-js#2867) and 13,298
   * (slackapi/bolt-js#2509).
   */
  blockText: 11_300,
  id: 255,
  text: 3_000,
  header: 150,
  headerLevel: 4,
  field: 2_000,
  fields: 10,
  contextElements: 10,
  contextActions: 5,
  actions: 25,
  url: 3_000,
  imageText: 2_000,
  inputText: 2_000,
  /** Summed over every `markdown` block of a message. */
  markdown: 12_000,
  button: 75,
  buttonValue: 2_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  option: 75,
  optionValue: 150,
  overflow: 5,
  options: 100,
  choices: 10,
  placeholder: 150,
  listIndent: 8,
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** Summed over every cell of every `table` of a message. */
  tableText: 10_000,
  /** The header row included. */
  dataTableRows: 201,
  /** Summed over every cell of every `data_table` of a message. */
  dataTableText: 20_000,
  pageSize: 100,
  charts: 2,
  chartTitle: 50,
  chartAxis: 50,
  chartName: 20,
  /** Six at release in June 2026, twelve since July. */
  chartSeries: 12,
  chartPoints: 20,
  alert: 200,
  cardTitle: 150,
  cardBody: 200,
  cardActions: 3,
  cards: 10,
  containerTitle: 150,
  children: 10,
  plans: 1,
  planTasks: 50,
  videoTitle: 199,
  videoAuthor: 49,
  files: 10,
  /** Blocks of a modal or a Home tab. */
  viewBlocks: 100,
  viewTitle: 24,
  privateMetadata: 3_000,
  /** Bytes of JSON; not documented, remembered for Home tabs. */
  viewSize: 250_000,
  /** Modals on top of one another. */
  stack: 3,
} as const;
