import type { enFind } from '../en/find.ts';

export const zhFind: typeof enFind = {
  job: '选择超参搜索，或输入文字查找',
  trial: '选择 trial，或输入文字查找',
  jobs: {
    running: '运行中的超参搜索',
    ended: '已结束的超参搜索',
    other: '其他训练作业',
  },
  trials: {
    running: '运行中',
    best: '已完成，最佳在前',
    rest: '失败，或没有可用的值',
  },
  left: (label, count) => `${label}（……另有 ${count} 项，输入文字查找）`,
  open: (label) => `${label}（更早的作业请输入名称的一部分查找）`,
  nearest: (typed) => `没有与“${typed}”匹配的，最接近的是`,
  tooLong: (command, name) =>
    `这一行太长，无法放入菜单。请重新输入并写明${name === 'job' ? '训练作业' : ' trial'}；用法见 /modelarts help ${command}。`,
};
