/** What Slack itself says on the screen, whatever the language of the app. */
interface SlackWords {
  readonly more: (count: number) => string;
  readonly range: (first: number, last: number, of: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly search: string;
  readonly nothing: string;
  readonly keepTyping: string;
  readonly loading: string;
  readonly failed: string;
  readonly choose: string;
  readonly optional: string;
  readonly moreActions: string;
}

const en: SlackWords = {
  more: (count) => `+${count} more`,
  range: (first, last, of) => `${first}–${last} of ${of}`,
  previous: 'Previous page',
  next: 'Next page',
  search: 'Search',
  nothing: 'No results',
  keepTyping: 'Keep typing to search…',
  loading: 'Loading…',
  failed: 'Could not load the results',
  choose: 'Choose an option',
  optional: '(optional)',
  moreActions: 'More actions',
};

const zh: SlackWords = {
  more: (count) => `还有 ${count} 个`,
  range: (first, last, of) => `第 ${first}–${last} 项，共 ${of} 项`,
  previous: '上一页',
  next: '下一页',
  search: '搜索',
  nothing: '没有结果',
  keepTyping: '继续输入以搜索…',
  loading: '正在加载…',
  failed: '无法加载结果',
  choose: '选择一个选项',
  optional: '（可选）',
  moreActions: '更多操作',
};

export function wordsOfSlack(locale: string): SlackWords {
  return locale.startsWith('zh') ? zh : en;
}
