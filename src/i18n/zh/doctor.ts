import type { enDoctor } from '../en/doctor.ts';
import { joined, line } from '../line.ts';

/** 自检结果。 */
export const zhDoctor: typeof enDoctor = {
  title: '机器人自检',
  headline: (failed, warned) =>
    failed + warned === 0 ? '一切正常。' : `失败的检查：${failed} 项；警告：${warned} 项。`,
  verdict: { ok: '正常：', warn: '警告：', fail: '失败：' },
  check: {
    token: 'Slack 令牌',
    people: '从 Slack 读取人员',
    groups: '从 Slack 读取用户组',
    modelarts: '从 ModelArts 读取训练作业',
    store: '数据库',
  },
  late: (check) => `${check}：5 秒内没有应答。`,
  failed: (check, reason) => `${check}：${reason}。详情见机器人日志。`,
  token: (team) => `Slack 接受令牌，工作区为 ${team}。`,
  tokenExpires: (left) =>
    `令牌轮换已开启，机器人令牌将在 ${left} 后失效，而机器人无法续期。请用 manifest.yml 重新创建应用（其中已关闭轮换）。`,
  scopes: '所需的权限范围均已授予。',
  scopesMissing: (scopes) => `缺少权限范围：${scopes.join('，')}。请用 manifest.yml 更新应用并重新安装。`,
  scopesUntold: 'Slack 未说明已授予哪些权限范围。',
  people: '可以从 Slack 读取人员信息和工作区管理员。',
  noPeople: 'Slack 未说明你是谁，因此任何人都没有权限。请检查权限范围 users:read。',
  groups: (count) => `可以读取用户组：${count} 个。`,
  read: (took) => `ModelArts 的读取应答用时 ${took}。`,
  clock: '机器人的时钟与 ModelArts 相差不到一分钟。',
  clockOff: (off, isAhead) =>
    `机器人的时钟比 ModelArts ${isAhead ? '快' : '慢'} ${off}。超过 15 分钟时签名请求会失败，请用 NTP 校准。`,
  clockUntold: 'ModelArts 尚未给出时间，无法比较时钟。',
  store: '数据库有应答。',
  storeSick: '数据库没有应答。请检查 DATABASE_URL 或磁盘，以及机器人日志。',
  place: (region, project) => `区域 ${region}，项目 ${project}。`,
  credentials: { keys: '以访问密钥登录 ModelArts。', user: '以 IAM 用户登录 ModelArts。' },
  connections: {
    socket: ({ open, of }) => {
      if (open === 0) return '没有打开的 Socket Mode 连接。请检查网络和 SLACK_APP_TOKEN。';
      const which = `通过 Socket Mode 连接 Slack，共 ${of} 个连接，已打开 ${open} 个。`;
      return open < of ? `${which}Slack 会轮流更新连接，请一分钟后再看。` : which;
    },
    http: ({ open }) =>
      open > 0
        ? 'Slack 通过 HTTP 调用机器人，机器人正在监听。'
        : 'Slack 通过 HTTP 调用机器人，但机器人没有监听。',
  },
  version: (version) => `版本 ${version}。`,
  admins: (admins) =>
    admins.length === 0
      ? line`管理员：工作区管理员。配置未指定其他管理员（MODELARTS_BOT_ADMINS）。`
      : line`管理员：工作区管理员，以及配置中的 ${joined(admins, '，')}。`,
  database: {
    embedded: '数据库为内嵌：只能运行一个实例。',
    server: '数据库为 Postgres 服务器：可由多个实例共用。',
  },
  running: (span) => `已运行 ${span}。`,
};
