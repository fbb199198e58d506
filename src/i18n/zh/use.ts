import type { enUse } from '../en/use.ts';
import { line } from '../line.ts';

/** 频道使用的超参搜索。 */
export const zhUse: typeof enUse = {
  title: '此处使用的超参搜索',
  now: (job) => line`从现在起，此处未指明训练作业的命令以及“last”都指 ${job}。`,
  uses: (job, by, at) => line`此处未指明训练作业的命令以及“last”都指 ${job}。由 ${by} 于 ${at} 设定。`,
  same: (job) => line`此处已在使用 ${job}，没有变化。`,
  before: (job) => line`此前为 ${job}。`,
  cleared: (job) => line`此处不再使用 ${job}，命令将重新询问训练作业。`,
  none: '此处尚未设定超参搜索，因此命令会询问训练作业。要设定，请输入 /modelarts use 和作业名称。',
  nothingCleared: '此处没有设定超参搜索，没有变化。',
  footer: (job) => `此处未指明训练作业的命令指 ${job}，可用 /modelarts use 更改。`,
  clear: '不再使用',
  gone: (job) =>
    `此处使用的超参搜索 ${job} 已不在 ModelArts 中。请用 /modelarts use 加作业名称另设一个，或取消设定。`,
  noLast:
    '你在此处还没有查询过超参搜索，因此没有上一个。请指明训练作业，或用 /modelarts use 加作业名称设定。',
  nameIt: '带有 --yes 时不再询问确认，因此必须指明训练作业：“last”可能已指向另一个。',
  both: (word, job) => `“${word}”是 ${job} 的一个 trial，同时也符合某个训练作业。指哪一个？`,
  theTrial: (job) => `${job} 的 trial`,
  theJob: '训练作业',
};
