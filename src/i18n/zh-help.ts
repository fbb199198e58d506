import type { enHelp, enSummary } from './en-help.ts';

export const zhHelp: typeof enHelp = {
  title: '可用命令',
  headline: '/modelarts 之后可以输入的命令',
  intro: '回答仅你可见，可再分享到频道。在消息列中，请 @ 我并输入同样的命令。',
  sentence: (summary) => `${summary}。`,
  example: '示例：',
  usage: '用法：',
  who: (people) => `谁可以用：${people}。`,
  permission: { view: '本工作区的所有人，访客除外', operate: '操作员和管理员', admin: '管理员' },
  jobNote: '<job> 可以是训练作业的名称、ID 或 ID 的开头，也可以是控制台链接。',
};

export const zhSummary: typeof enSummary = {
  help: '列出命令，或解释其中一个',
  jobs: '列出最近的超参搜索和训练作业，运行中的在前',
  best: '显示超参搜索的最佳 trial 以及选出的依据',
  trials: '列出超参搜索的 trial',
  trial: '显示一个 trial：值、参数和名次',
  stop: '提前终止一个 trial',
  undo: '在请求发出之前撤回停止',
  approve: '作为第二位操作员批准停止',
  decline: '拒绝需要第二位操作员批准的停止',
  who: '显示谁在此处和各处有什么权限',
  allow: '授予角色，向访客开放频道，或将频道列入名单',
  deny: '收回用 allow 授予的权限',
  settings: '查看或修改撤回时间、演练、批准规则和审计设置',
  audit: '查看谁做了什么，校验记录，或导出 CSV',
};
