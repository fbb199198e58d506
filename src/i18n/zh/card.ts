import type { enCard } from '../en/card.ts';
import { line } from '../line.ts';

export const zhCard: typeof enCard = {
  title: (job) => `${job} 实时卡片`,
  titleEnded: (job) => job,
  headline: (job, standing) => `${job}：${standing}`,
  left: (from, to) => line`预计在 ${from} 至 ${to} 之间完成（截至上次变化）。`,
  lastChange: (at, what) => line`上次变化 ${at}：${what}`,
  muted: (until) => line`🔕 静音到 ${until}：其间该超参搜索只有提醒会发到频道和消息列。`,
  ended: '该超参搜索已结束，此卡片不再变化。总结发在它的消息列中。',
  unwatched: '这里已没有人关注该超参搜索，此卡片不再变化。',
  stop: '停止……',

  event: {
    best: (trial, metric, value, gain) =>
      line`🏆 刷新最佳：trial ${trial}，${metric} ${value}，提升 ${gain}。`,
    since: (gain) => `比本频道上次收到的最佳值提升 ${gain}。`,
    first: (trial, metric, value) => line`🏆 首个结果：trial ${trial}，${metric} ${value}。`,
    finished: (count, trials) => line`✅ ${count} 个 trial 已完成：${trials}。`,
    withValue: (trial, value) => line`${trial}（${value}）`,
    failed: (count, trials) => line`❌ ${count} 个 trial 失败：${trials}。`,
    cause: (cause) => line`可能的原因（取自作业日志中的错误）：${cause}`,
    stopped: (trial) => line`⏹ trial ${trial} 已被停止。`,
    stoppedBy: (trial, by) => line`⏹ trial ${trial} 已由 ${by} 停止。`,
    ended: (how) => `🏁 该超参搜索${how}。`,
    in: (job, what) => line`${job}：${what}`,
  },

  alert: {
    metric: (user, job, trial, metric, value, bound) =>
      line`${user} ${job}：trial ${trial} 的 ${metric} 为 ${value}（你要求 ${bound}）。`,
    drought: (user, job, trials) => line`${user} ${job}：连续 ${trials} 个 trial 没有刷新最佳值。`,
    failed: (user, job, trial) => line`${user} ${job}：trial ${trial} 失败。`,
    ended: (user, job, how) => line`${user} ${job} ${how}。`,
    end: '删除该提醒',
  },

  folded: {
    why: { quiet: '免打扰时段内', muted: '静音期间', cap: '超出每小时消息上限的' },
    headline: (why, tells) => `${why}：${tells.join('；')}。`,
    of: (job, counts) => `${job}（${counts.join('，')}）`,
    times: {
      best: (count) => `${count} 次刷新最佳`,
      finished: (count) => `${count} 条 trial 结束的消息`,
      failed: (count) => `${count} 条 trial 失败的消息`,
      stopped: (count) => `${count} 条 trial 被停止的消息`,
      ended: () => '超参搜索结束',
      other: (count) => `${count} 条其他消息`,
    },
    unnamed: '其他超参搜索',
    more: (count) => `另有 ${count} 个超参搜索`,
  },

  report: {
    title: (job) => `${job} 的总结`,
    headline: (job, how, best) => `${job} ${how}：${best}。`,
    best: (trial, metric, value) => `最佳 trial ${trial}，${metric} ${value}`,
    noBest: '没有 trial 以可用的值结束',
    spent: (all) => `所有 trial 共用时 ${all}。`,
    ranFor: (span) => `训练作业运行了 ${span}。`,
    below: (share, middle) =>
      `其中 ${share} 用在结果差于中位数（${middle}）的 trial 上：这是提前停止最多能省下的时间。`,
    unknown: (count) => `其中不包括 ${count} 个用时未知的 trial。`,
    failed: (share) => `${share} 用在失败的 trial 上。`,
    stopped: (count) => `${count} 个 trial 由机器人停止。`,
    foundAt: (at, of) => `按创建顺序，最佳是 ${of} 个已完成的 trial 中的第 ${at} 个。`,
  },
};
