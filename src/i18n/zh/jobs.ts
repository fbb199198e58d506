import type { enJobs } from '../en/jobs.ts';

export const zhJobs: typeof enJobs = {
  title: '超参搜索和训练作业',
  headline: (searches, jobs, { name, running, page }) => {
    const which = running ? '正在运行的' : page > 1 ? '更早的' : '最近有';
    const found = `${which} ${searches} 个超参搜索，${jobs} 个其他训练作业`;
    const place = page > 1 ? `（第 ${page} 页）` : '';
    return `${name === undefined ? '' : `名称类似“${name}”：`}${found}${place}。`;
  },
  none: ({ name, running }) =>
    name === undefined
      ? running
        ? '该项目没有正在运行的训练作业。'
        : '该项目还没有训练作业。'
      : `没有名称类似“${name}”的${running ? '正在运行的' : ''}训练作业。`,
  leftOut: (workspaces) => `ModelArts 不允许我列出以下工作空间的作业，因此未包含：${workspaces}。`,
  noOlder: '没有更早的作业。',
  newer: '较新的作业',
  older: '更早的作业',
  onlyRunning: '仅看运行中',
  all: '全部作业',
  search: '超参搜索',
  job: '训练作业',
  pick: '查看最佳 trial……',
};
