import type { enLogs } from '../en/logs.ts';
import { line } from '../line.ts';

export const zhLogs: typeof enLogs = {
  title: (task, job) => `${job} 的 ${task} 日志`,
  headline: (lines, task, job) => `${job} 的任务 ${task} 日志的最后 ${lines} 行。`,
  failed: (exception, task, job) => `${job} 的任务 ${task} 抛出异常：${exception}`,
  empty: (task, job) => `${job} 的任务 ${task} 已有日志，但还没有内容。请一分钟后再看。`,
  neverWritten: (task, job, phase) =>
    `${job} 已结束（${phase}），其任务 ${task} 未写入任何日志。原因见作业的事件。`,
  traceback: '最后一个 Traceback',
  errors: '最后几行错误信息',
  end: '日志末尾',
  before: (count) => `……之前还有 ${count} 行`,
  beforeAtLeast: (count) =>
    count === 0
      ? '之前可能还有内容：日志较长时 ModelArts 只显示最新的部分。“获取链接”可得到完整日志。'
      : `……之前至少还有 ${count} 行：日志较长时 ModelArts 只显示最新的部分。“获取链接”可得到完整日志。`,
  cut: (count) => `……中间还有 ${count} 行`,
  masked: {
    private: '看起来像凭据或邮箱地址的内容已隐去。仅你可见。',
    channel: '看起来像凭据或邮箱地址的内容已隐去。',
  },
  share: {
    title: '分享此日志？',
    text: '频道中的所有人都会看到最新的日志内容；作业运行时，其中可能有你还没看过的新行。看起来像凭据的内容已隐去，但是否还有其他机密，只有你能判断。',
    yes: '分享',
    no: '不分享',
  },
  shared: '同一任务的所有 trial 写入同一个日志。',
  getLink: '获取链接',
  refresh: '再看一次',
  job: '查看作业',
  otherTask: '其他任务……',

  which: (job, count) => `${job} 有 ${count} 个任务，各有自己的日志。看哪一个？`,
  pick: '选择任务',
  noSuch: (task, job) => `${job} 没有任务“${task}”。看哪一个？`,
  noTasks: (job, phase) => `${job} 还没有任务（${phase}），因此没有日志。请在运行后再看。`,
  noTasksLeft: (job, phase) => `${job} 没有任务（${phase}），因此没有日志。原因可查看作业本身。`,
  exit: (code) => `退出码 ${code}`,

  linkText: (task, job) => `${job} 的任务 ${task} 的完整日志链接，仅供你使用。`,
  link: (task, job, time) => line`这是 ${job} 的任务 ${task} 的完整日志。链接于 ${time} 失效。`,
  linkNote: '在此之前，任何得到此链接的人都能读到日志及其中的全部机密，请勿转发。此消息仅你可见。',
  open: '下载日志',
  firstParts: (shown, total) => `共 ${total} 个分片，此处为前 ${shown} 个。其余分片请在控制台查看。`,
  openPart: (part) => `下载第 ${part} 部分`,
  newLink: '新链接',
  tooLong: (task, job) =>
    `${job} 的任务 ${task} 的日志链接过长，Slack 无法承载。请在 ModelArts 控制台的作业页面获取。`,
  linkForbidden:
    '机器人的账号可以读取日志末尾，但无权获取链接。机器人的运行者可以授予该权限：modelarts:trainJob:logExport。',
};
