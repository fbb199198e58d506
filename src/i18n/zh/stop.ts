import type { enStop } from '../en/stop.ts';
import { line } from '../line.ts';

export const zhStop: typeof enStop = {
  what: {
    trial: (trial) => line`trial ${trial}`,
    trialOf: (trial, job) => line`${job} 的 trial ${trial}`,
    job: (job) => line`训练作业 ${job}`,
  },
  confirmTitle: (trial) => `停止 trial ${trial}？`,
  confirmText: (facts, job, warnings) => `${[job, ...facts].join(' · ')}。${warnings.join('')}`,
  secondOperator: {
    needed: (why) => `会先请第二位操作员批准，因为${why}。`,
    beyond: (count) => `可能会先请第二位操作员批准：同一个人十分钟内停止超过 ${count} 次时需要批准。`,
  },
  yes: '停止',
  no: '继续运行',
  ask: (trial, job) => line`停止 ${job} 的 trial ${trial}？`,
  askJob: (job) => `停止整个训练作业 ${job}？`,
  confirmJobTitle: (job) => `停止整个训练作业 ${job}？`,
  yesJob: '停止整个作业',
  jobWarning: '所有运行中的 trial 会随之结束，作业结束后无法恢复。',
  jobNotRunning: (job, phase) => `训练作业 ${job} 未在运行（${phase}），无需停止。`,
  warning: 'trial 结束后无法恢复。',
  undo: '撤回',
  approve: '批准',
  decline: '拒绝',
  again: '再次停止',
  other: '其他运行中的 trial',

  asked: {
    channel: (what) => line`正在停止 ${what}。本频道中的一条消息会跟踪到结束。`,
    direct: (what) =>
      line`正在停止 ${what}。我未能在此频道发消息，因此通过私信跟踪。如果我不是频道成员，可用 /invite 邀请我。`,
    nowhere: (what) =>
      line`正在停止 ${what}。我既不能在这里发消息，也不能发私信：请稍后再查看。立即输入 /modelarts undo 可以撤回。`,
    later: (what) => line`正在停止 ${what}。Slack 尚未显示跟踪消息。立即输入 /modelarts undo 可以撤回。`,
  },
  askedHome: (what) => line`正在停止 ${what}。私信中的一条消息会跟踪到结束。`,
  asking: {
    channel: (what) => line`停止 ${what} 需要第二位操作员，我已在本频道征求批准。`,
    direct: (what) =>
      line`停止 ${what} 需要第二位操作员，但我能提问的地方只有你看得到。请把我私信中的命令转给对方。`,
    nowhere: (what) =>
      line`停止 ${what} 需要第二位操作员，但我未能在此频道发消息。请用 /invite 邀请我后重试。`,
    later: (what) => line`停止 ${what} 需要第二位操作员。Slack 恢复后我会在这里征求批准。`,
  },
  already: (what, user, time) => line`${what} 已在停止中：${user} 于 ${time} 提出。`,
  alreadyAsking: (what, user, time) => line`停止 ${what} 已在等待第二位操作员批准：${user} 于 ${time} 提出。`,
  alreadyEnded: (what, user, time) => line`${what} 已被停止：${user} 于 ${time} 提出。`,
  alreadyAlone: (what) => line`${what} 已自行结束。`,
  notRunning: (trial, state) => line`trial ${trial} 未在运行（${state}），无需停止。`,

  undone: (what) => line`已撤回：${what} 继续运行。`,
  approved: (what) => line`已批准：正在停止 ${what}。`,
  declined: (what) => line`已拒绝：${what} 继续运行。`,
  late: {
    undo: (what, state) => line`停止 ${what} 已无法撤回：${state}。`,
    approve: (what, state) => line`停止 ${what} 不再需要批准：${state}。`,
    decline: (what, state) => line`停止 ${what} 已无法拒绝：${state}。`,
  },
  own: (what) => line`停止 ${what} 是你自己提出的，须由第二位操作员批准。`,
  none: {
    undo: '你没有可以撤回的停止请求。',
    approve: '没有这个停止请求。请在对应的消息中按“批准”。',
    decline: '没有这个停止请求。请在对应的消息中按“拒绝”。',
  },
  stateWord: {
    requested: '正在等待第二位操作员批准',
    held: '即将发出',
    sent: '请求已发给 ModelArts',
    accepted: 'ModelArts 已确认',
    ended: '已结束',
    undone: '已被撤回',
    declined: '已被拒绝',
    lapsed: '无人按时批准',
    refused: '被 ModelArts 拒绝',
    failed: '未能发出',
    unknown: '未按时结束',
    rehearsed: '这是一次演练，已结束',
    revoked: '因权限已被收回或无法核实而未发出',
  },

  why: {
    rank: (place, of) => `它目前排第 ${place} 名，共 ${of} 个`,
    age: (hours) => `它已运行超过 ${hours} 小时`,
    whole: '它会结束整个训练作业',
    count: (count) => `这是同一个人十分钟内的第 ${count} 次停止`,
  },

  approvedBy: (user) => line`由 ${user} 批准。`,
  dryRun: '演练：不会向 ModelArts 发送任何请求。',
  orType: (command) => `或输入 ${command}`,
  face: {
    asking: ({ what, by, time, why }) =>
      line`🙋 ${by} 请求停止 ${what}。需要第二位操作员批准，因为${why}。若无人批准，将于 ${time} 失效。`,
    held: ({ what, by, time }) => line`⏳ ${what} 将于 ${time} 停止，由 ${by} 提出。在此之前可以撤回。`,
    stopping: ({ what, by }) => line`⏳ 正在停止 ${what}，由 ${by} 提出……`,
    unclear: ({ what, by }) =>
      line`⏳ 正在停止 ${what}，由 ${by} 提出：ModelArts 没有明确答复，我正在观察它是否结束。`,
    ended: ({ what, by, time }) => line`⏹ ${what} 已由 ${by} 停止，结束于 ${time}。`,
    endedAlone: ({ what, by, time }) => line`⏹ ${what} 已于 ${time} 自行结束，${by} 提出的停止请求没有发出。`,
    undone: ({ what, by, time, other }) =>
      line`↩️ ${what} 继续运行：${other} 于 ${time} 撤回了 ${by} 提出的停止。`,
    declined: ({ what, by, time, other }) =>
      line`↩️ ${what} 继续运行：${other} 于 ${time} 拒绝了 ${by} 提出的停止。`,
    lapsed: ({ what, by, time }) => line`↩️ ${what} 继续运行：到 ${time} 为止无人批准 ${by} 提出的停止。`,
    refused: ({ what, by }) => line`⚠️ ${by} 请求停止 ${what}，但未能停止：ModelArts 拒绝了请求。`,
    failed: ({ what, by }) => line`⚠️ ${by} 请求停止 ${what}，但未能停止：请求没能发出。`,
    unknown: ({ what, by, minutes }) =>
      line`⚠️ ${by} 请求停止 ${what} 后 ${minutes} 分钟内仍未结束。它可能还在运行，请到控制台查看。`,
    rehearsed: ({ what, by, time }) =>
      line`🧪 ${what} 继续运行：这是一次演练。若非演练，${time} 已为 ${by} 请求 ModelArts 停止它。`,
    revoked: ({ What, by, other }) =>
      line`⚠️ ${What} 继续运行。${by} 请求停止它，但请求未发出：${other} 已无权在此停止 trial。`,
    unconfirmed: ({ What, by, minutes }) =>
      line`⚠️ ${What} 继续运行。${by} 请求停止它，但请求未发出：Slack 在 ${minutes} 分钟内未返回谁可以在此停止 trial。`,
  },
};
