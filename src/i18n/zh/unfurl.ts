import type { enUnfurl } from '../en/unfurl.ts';
import { line } from '../line.ts';

/** 控制台链接的预览。 */
export const zhUnfurl: typeof enUnfurl = {
  title: (job, phase) => `${job}：${phase}`,
  kind: (kind, phase) => line`${kind}，${phase}`,
  search: '超参搜索',
  job: '训练作业',
  noTrials: '还没有 trial。',
  asOf: (time) => line`以上为 ${time} 的情况。`,
  details: '详情',
};
