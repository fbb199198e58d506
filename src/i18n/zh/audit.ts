import type { AuditScope, enAudit } from '../en/audit.ts';

const number = (count: number) => count.toLocaleString('zh-CN');
/** Ends in 的, where it says anything. */
const scoped = ({ job, since }: AuditScope) => {
  const parts = [since && `自 ${since} 起`, job && `关于 ${job} `].filter(Boolean);
  return parts.length > 0 ? `${parts.join('')}的` : '';
};

export const zhAudit: typeof enAudit = {
  title: '审计',
  headline: (count, scope) => `审计中${scoped(scope) || '的'}记录共 ${number(count)} 条。`,
  empty: (scope) => `审计中还没有${scoped(scope)}记录。`,
  caption: (from, to, total) => {
    if (to - from + 1 === total) return `共 ${number(total)} 条，最新的在前`;
    return from === 1
      ? `最新的 ${to} 条，共 ${number(total)} 条`
      : `第 ${number(from)}–${number(to)} 条，共 ${number(total)} 条，最新的在前`;
  },
  pastEnd: '审计中没有更早的记录。',
  older: (count) => `……另有 ${number(count)} 条更早的记录，CSV 中也包含这些记录。`,

  column: {
    seq: '序号',
    time: '时间',
    who: '操作者',
    what: '操作',
    where: '位置',
    subject: 'trial / 作业',
    answer: 'ModelArts 的答复',
  },
  bot: '机器人',
  direct: '私信',
  role: { viewer: '查看者', operator: '操作员', admin: '管理员' },
  action: {
    'stop.requested': '请求停止',
    'stop.approved': '批准停止',
    'stop.declined': '拒绝停止',
    'stop.lapsed': '停止请求因无人批准而失效',
    'stop.held': '等待停止，可撤回',
    'stop.undone': '撤回停止',
    'stop.sent': '向 ModelArts 发出停止请求',
    'stop.rehearsed': '演练：未发出请求',
    'stop.revoked': '权限已被收回或无法核实，未发出停止请求',
    'stop.accepted': '停止请求被接受',
    'stop.refused': '停止请求被拒绝',
    'stop.failed': '停止请求未能发出',
    'stop.unclear': '停止请求没有得到明确答复',
    'stop.ended': '确认 trial 已结束',
    'stop.unknown': '无法确认 trial 是否已结束',
    'access.allowed': '授予权限',
    'access.denied': '收回权限',
    'settings.changed': '更改设置',
    'digest.added': '添加摘要',
    'digest.paused': '暂停摘要',
    'digest.resumed': '恢复摘要',
    'digest.removed': '删除摘要',
    'watch.added': '关注搜索',
    'watch.changed': '更改关注的频道通知范围',
    'watch.removed': '取消关注搜索',
    'alert.added': '添加提醒',
    'alert.removed': '删除提醒',
    'rules.changed': '更改频道的打扰规则',
    'audit.exported': '导出审计',
    'audit.purged': '清除过期记录',
  },
  as: (role) => `（${role}）`,
  doing: (action, detail) => `${action}：${detail}`,

  csv: '导出 CSV',
  verify: '校验',
  list: '最新记录',
  page: '更早的记录',
  file: (count) => `审计的 CSV 文件（${number(count)} 条记录）。`,
  exported: (count) => `审计的 CSV 文件（${number(count)} 条记录）：请查看我发给你的私信。`,
  cut: (most, total) =>
    `一个文件最多包含最新的 ${number(most)} 条，共有 ${number(total)} 条。其余记录请用 --since 或按作业分别导出。`,

  whole: (count) => `审计完整：${number(count)} 条记录。`,
  broken: (seq) => `⚠️ 第 ${seq} 条记录与写入时不一致，或已缺失。`,
  brokenNext:
    '可能有人绕过机器人修改了数据库，或恢复了旧的备份。请先复制数据库并导出 CSV，以免再有改动，然后从该记录起与最近的备份对比。',

  notSent: {
    scope: (error) =>
      `Slack 不允许我发送文件（${error}）。请机器人的维护者为 Slack 应用添加 files:write 权限并重新安装。`,
    policy: (error) => `此工作区不允许这类文件（${error}）。工作区管理员可在 Slack 设置中允许。`,
    full: (error) => `此工作区的文件空间已满（${error}）。请删除一些文件后重试。`,
    tooLarge: (error) => `文件超出此工作区允许的大小（${error}）。请缩小范围，例如加 --since 7d。`,
    unreachable: () => 'Slack 未能接收文件，请一分钟后重试。',
    other: (error) => `Slack 拒绝了文件（${error}）。请重试；若仍被拒绝，请告知机器人的维护者。`,
  },
};
