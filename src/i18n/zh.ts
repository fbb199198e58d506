import type { Words } from './en.ts';
import { line } from './line.ts';
import { zhAccess } from './zh/access.ts';
import { zhAudit } from './zh/audit.ts';
import { zhCard } from './zh/card.ts';
import { zhDesk } from './zh/desk.ts';
import { zhDigest } from './zh/digest.ts';
import { zhDoctor } from './zh/doctor.ts';
import { zhFind } from './zh/find.ts';
import { zhFollow } from './zh/follow.ts';
import { zhFollowFault } from './zh/follow-fault.ts';
import { zhHelp, zhSummary } from './zh/help.ts';
import { zhHome } from './zh/home.ts';
import { zhJob } from './zh/job.ts';
import { zhJobs } from './zh/jobs.ts';
import { zhLogs } from './zh/logs.ts';
import { zhModels } from './zh/models.ts';
import { zhNetworks } from './zh/networks.ts';
import { zhOptions } from './zh/options.ts';
import { zhPlatform } from './zh/platform.ts';
import { zhProblem } from './zh/problem.ts';
import { zhQuotas } from './zh/quotas.ts';
import { zhSearch } from './zh/search.ts';
import { zhSettings } from './zh/settings.ts';
import { zhShortcuts } from './zh/shortcuts.ts';
import { zhStop } from './zh/stop.ts';
import { zhUnfurl } from './zh/unfurl.ts';
import { zhUse } from './zh/use.ts';
import { zhWorkflow } from './zh/workflow.ts';

/** 中文（简体）。ModelArts 的词照其控制台和文档的写法：超参搜索、训练作业、trial。 */
export const zh: Words = {
  locale: 'zh-CN',
  join: (items) => items.join('，'),
  ago: (span) => `${span}前`,
  more: (count) => `……另有 ${count} 项`,
  damaged: (count) => `另有 ${count} 条无法读取，未列出。`,
  none: '–',
  reward: '奖励值',

  state: {
    pending: '等待中',
    running: '运行中',
    paused: '已暂停',
    finished: '已完成',
    failed: '失败',
    cutOff: '已中断',
    unknown: '未知',
  },
  stoppedHere: '已由机器人停止',
  phase: {
    Creating: '创建中',
    Pending: '等待中',
    Running: '运行中',
    Failed: '运行失败',
    Completed: '已完成',
    Terminating: '终止中',
    Terminated: '已终止',
    Abnormal: '异常',
    Unknown: '未知',
  },
  assumedGoal: (goal) => `推定${goal}`,
  goal: { max: '越大越好', min: '越小越好' },

  column: {
    place: '#',
    trial: 'trial',
    name: '名称',
    state: '状态',
    action: '操作',
    spent: '用时',
    kind: '类型',
    started: '创建时间',
    owner: '创建者',
    workspace: '工作空间',
    iteration: '迭代',
  },

  button: {
    stop: '停止',
    share: '分享到频道',
    refresh: '刷新',
    allTrials: '全部 trial',
    best: '最佳 trial',
    lowerIsBetter: '改为越小越好',
    again: '重试',
    previous: '上一页',
    next: '下一页',
    help: '帮助',
    jobs: '最近的超参搜索',
    job: '训练作业',
  },

  looking: '正在查询……',
  answerFollows: '正在查询……稍后答复。',
  shared: (user) => line`由 ${user} 分享。`,
  notShared: 'Slack 未确认此结果已发到频道。请先到频道中查看，再决定是否重新分享。',

  best: {
    title: (job) => `${job} 的最佳 trial`,
    headline: (job, trial, metric, value, assumed) =>
      `${job} 的最佳 trial：${trial}，${metric} ${value}${assumed === undefined ? '' : `（${assumed}）`}。`,
    winner: (trial, metric, value, goal) => line`trial ${trial} · ${metric} ${value}（${goal}）`,
    chosen: (by, count) =>
      by === 'final'
        ? `在 ${count} 个有可用值的已完成 trial 中，按各 trial 的最终值选出。`
        : `在 ${count} 个有可用值的已完成 trial 中，按各 trial 曾达到的最佳值选出。`,
    margin: (next, value, margin) => `其次：trial ${next}，值为 ${value}，相差 ${margin}。`,
    tied: (count) => `${count} 个 trial 并列第一，此处显示最早创建的一个。`,
    leader: (trial, value) => line`目前领先：trial ${trial}，值为 ${value}。它仍在运行，结果可能变化。`,
    cutOff: (trial, value) => line`作业结束时 trial ${trial} 以 ${value} 领先，但未完成即中断，不计入排名。`,
    peak: (trial, value) => line`若按峰值，则 trial ${trial} 最佳：它曾达到 ${value}。`,
    final: (trial, value) => line`若按最终值，则 trial ${trial} 最佳：它结束时为 ${value}。`,
    unusable: (total, kinds) => `${total} 个已完成的 trial 没有可用值：${kinds.join('，')}。`,
    unusableKind: {
      nan: (count) => `${count} 个 NaN`,
      infinite: (count) => `${count} 个无穷大`,
      text: (count) => `${count} 个文本`,
      missing: (count) => `${count} 个为空`,
    },
    assumedMode:
      'ModelArts 未说明该指标越大越好还是越小越好，此处假定越大越好。若越小越好，请加 --mode min。',
    suspect: (count, mode) =>
      `按 --mode ${mode}，有 ${count} 个 trial 的最终值优于其自身最佳值：优化方向或指标的正则表达式可能有误。`,
    disputed: (count) => `${count} 个 trial 的 status 与 done 两列互相矛盾，此处以 status 列为准。`,
    unsettled: '读取期间表格仍在增长，可能缺少个别 trial。请刷新以获取最新结果。',
    counts: ({ finished, running, waiting, failed, cutOff, unknown }) =>
      [
        `已完成 ${finished}`,
        ...(running > 0 || cutOff === 0 ? [`运行中 ${running}`] : []),
        ...(waiting > 0 ? [`等待中 ${waiting}`] : []),
        `失败 ${failed}`,
        ...(cutOff > 0 ? [`随作业结束而中断 ${cutOff}`] : []),
        ...(unknown > 0 ? [`状态无法识别 ${unknown}`] : []),
      ].join('，'),
    caption: (job) => `${job} 排名靠前的 trial`,
    moreRunning: (count) => `……另有 ${count} 个运行中的 trial，见“全部 trial”。`,
    moreParameters: (count) => `……另有 ${count} 个参数，查看单个 trial 可见全部。`,
    noTrials: (job) => `${job} 还没有 trial。`,
    noTrialsEver: (job, phase) => `${job} 已结束（${phase}），没有产生 trial。原因见作业的事件。`,
    allCutOff: (job, cutOff, phase) =>
      `没有最佳 trial：${job} 已结束（${phase}），${cutOff} 个 trial 未完成即中断。`,
    notASearch: (job) =>
      `${job} 是没有超参搜索的训练作业，因此没有 trial。要了解它的情况，请用 job 和 logs 命令。`,
    noneFinished: (job, live) => `${job} 还没有 trial 完成，有 ${live} 个正在进行。`,
    noneKnown: (job, unknown) => `没有最佳 trial：${job} 有 ${unknown} 个 trial 的状态无法识别。`,
    allFailed: (job, failed) => `没有最佳 trial：${job} 的 ${failed} 个 trial 全部失败。`,
    noneUsable: (job, finished) => `没有最佳 trial：${job} 已完成的 ${finished} 个 trial 都没有可用值。`,
  },

  trials: {
    title: (job) => `${job} 的 trial`,
    headline: (job, total) => `${job} 有 ${total} 个 trial。`,
    page: (from, to, total, order) => `第 ${from}–${to} 个 trial，共 ${total} 个，${order}`,
    emptyState: (job, state) => `${job} 没有状态为“${state}”的 trial。`,
    pastEnd: (page, pages) => (pages === 1 ? '只有一页。' : `没有第 ${page} 页，最后一页是第 ${pages} 页。`),
  },

  trial: {
    title: (trial) => `trial ${trial}`,
    headline: (trial, job, state) => `${job} 的 trial ${trial}：${state}。`,
    of: (job, state) => `${job} · ${state}`,
    value: (metric, value) => line`${metric} ${value}`,
    unusable: (metric, raw) => `${metric} 不是可用的数值：${raw}`,
    place: (place, of) => `第 ${place} 名，共 ${of} 个`,
    placeSoFar: (place, of) => `目前第 ${place} 名，共 ${of} 个`,
    peak: (value) => `峰值 ${value}`,
    spent: (span) => `已用 ${span}`,
    reports: '最近的上报',
  },

  jobs: zhJobs,

  pick: {
    job: (typed) => `哪个超参搜索？请选择一个以继续“${typed}”。`,
    stopIn: '要停止哪个超参搜索中的 trial？接下来会询问是哪个 trial。',
    stopJob: '要停止哪个训练作业（整个作业）？停止前会再次确认。',
    noJobs: '还没有可选的超参搜索：该项目没有训练作业。',
    trial: (job) => `${job} 的哪个 trial？`,
    stopTrial: (job) => `要停止 ${job} 的哪个 trial？停止前会再次确认。`,
    beside: (job, trial) => `与 ${trial} 对比的第二个 trial 是 ${job} 的哪一个？`,
    noTrials: (job) => `${job} 没有可选的 trial。`,
    noRunning: (job) => `${job} 没有正在运行的 trial，无需停止。`,
  },

  job: zhJob,
  logs: zhLogs,
  stop: zhStop,
  use: zhUse,
  workflow: zhWorkflow,
  doctor: zhDoctor,
  access: zhAccess,
  settings: zhSettings,
  audit: zhAudit,
  home: zhHome,
  platform: zhPlatform,
  help: zhHelp,
  summary: zhSummary,
  problem: zhProblem,
  quotas: zhQuotas,
  networks: zhNetworks,
  models: zhModels,
  search: zhSearch,
  options: zhOptions,
  shortcuts: zhShortcuts,
  find: zhFind,
  unfurl: zhUnfurl,
  desk: zhDesk,
  digest: zhDigest,
  card: zhCard,
  follow: zhFollow,
  followFault: zhFollowFault,
};
