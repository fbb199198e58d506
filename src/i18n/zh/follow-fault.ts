import type { enFollowFault } from '../en/follow-fault.ts';
import { line } from '../line.ts';

export const zhFollowFault: typeof enFollowFault = {
  examples: (lines) => `例如：${lines.join('，')}`,
  nearest: (words) => `是否想输入 ${words.join('、')}？`,
  cadence: {
    unknown: (words) => `从“${words}”看不出摘要要在什么时候发送。`,
    missing: '请说明摘要要在什么时候发送。',
    hours: (word, possible) => `不能每“${word}”发送：两个摘要之间可以隔 ${possible.join('、')} 小时。`,
    time: (word) => `“${word}”不是一天中的时间。`,
    days: (word) =>
      `“${word}”包含多天。摘要可以每天、每个工作日（周一至周五）或每周某一天发送：请为每一天分别设置。`,
  },
  zone: (word) => `没有名为“${word}”的时区。`,
  condition: {
    examples: ['acc 大于 0.9', '20 个 trial 没有新的最佳', '有 trial 失败', '搜索结束'],
    unknown: (words) => `从“${words}”看不出要等什么。`,
    missing: '请说明要等什么。',
    number: (word) => `“${word}”不是数字。`,
    comparison: (word) => `不能等待“${word}”：请使用 >、<、>= 或 <=。`,
    count: (word, min, max) => `“${word}”不是 trial 的数量：应为 ${min} 到 ${max} 的整数。`,
    metric: (word) => `该超参搜索没有指标“${word}”。`,
  },
  doubt: {
    unknown: (metric, known) =>
      known.length > 0
        ? `该超参搜索的 trial 尚未上报“${metric}”。已知指标：${known.join('、')}。`
        : `该超参搜索的 trial 尚未上报任何指标，无法核对“${metric}”。`,
    always: (condition, trials) =>
      `目前有值的 ${trials} 个 trial 全部满足 ${condition}，之后的 trial 很可能也会满足。`,
    never: (condition, highest) => `${condition} 可能无法达到：目前没有超过 1 的值，最高为 ${highest}。`,
    percent: (metric) => `尚无 trial 上报 ${metric}，无法判断取值范围是 0 到 1 还是 0 到 100。`,
    percentBeyond: (metric) => `${metric} 的取值超出 0 到 100，无法判断百分比的含义。`,
    choice: (condition) => `提醒条件：${condition}`,
    anyway: '仍然设置',
  },
  until: (words) => `从“${words}”看不出到什么时候，或者该时间已过、超过一年。`,
  quiet: {
    unknown: (words) => `从“${words}”看不出起止时间。`,
    same: '免打扰时段的起止时间不能相同。',
    none: '此处没有免打扰时段，因此没有失败可以例外。请同时输入起止时间。',
  },
  number: (option, word) => `${option} 需要不小于 0 的数字，而不是“${word}”。`,
  most: (word, max) => `--most 需要 1 到 ${max} 的整数（每小时消息数）或“off”，而不是“${word}”。`,
  place: (word) => `“${word}”不是频道。请输入 # 后从列表中选择。`,
  notMember: (channel) =>
    line`你不在 ${channel} 中，因此不会替你在那里发送或更改任何内容。请先加入，或请该频道成员来做。`,
  botMissing: (channel) => line`我无法在 ${channel} 中发消息。请先邀请我加入，然后重试。`,
  unknownMember: (channel) =>
    line`Slack 没有说明你是否在 ${channel} 中。请一分钟后重试，或直接在该频道中提出。`,
  namedHere: (command) => line`你在别处对本频道使用了 ${command}。`,
  direct: '不能发到别人的私信里。',
  guest: '访客不能让我向频道发送消息。操作员可以；管理员可用“/modelarts allow @名字 operator”授予。',
  others: (by) => line`只有提出者 ${by} 和该频道的操作员可以更改。`,
  rules: '只有操作员和管理员可以设置何时打扰频道。',
};
