import type { enFollow } from '../en/follow.ts';
import { type Inline, type Line, line } from '../line.ts';

export const zhFollow: typeof enFollow = {
  cadence: {
    hours: (every) => (every === 1 ? '每小时' : `每 ${every} 小时`),
    daily: (time) => `每天 ${time}`,
    weekdays: (time) => `工作日 ${time}`,
    weekly: (day, time) => `每${day} ${time}`,
  },
  day: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  inZone: (cadence, zone) => `${cadence}（${zone}）`,
  condition: {
    // “当……时”之间：数字之后空一格。
    metric: (metric, is, value) => `有 trial 的 ${metric} ${is} ${value} `,
    drought: (trials) => `连续 ${trials} 个 trial 没有刷新最佳值`,
    failed: '有 trial 失败',
    ended: '该超参搜索结束',
  },
  reach: { best: '刷新最佳值', finished: '超参搜索结束', failed: 'trial 失败' },
  all: '所有运行中的超参搜索',
  paused: {
    asked: '已暂停',
    archived: '已暂停：频道已归档',
    removed: '已暂停：我已不在该频道中',
    closed: '已暂停：Slack 不允许我在该频道发消息',
    refused: '已暂停：Slack 拒绝了上一次发送',
    ended: '已结束：该超参搜索已结束',
    rights: '已暂停：你已无权在该频道查看超参搜索',
  },
  next: (at) => line`下一次 ${at}`,
  button: {
    pause: '暂停',
    resume: '恢复',
    now: '立即发送',
    remove: '删除',
    undo: '撤回',
    create: '新建摘要……',
    digests: '摘要列表',
    watch: '关注',
    unwatch: '取消关注',
    mute: '静音到明天',
    unmute: '取消静音',
    alerts: '提醒列表',
  },
  removing: {
    title: '删除这个摘要？',
    text: (what, when) => `${what}，${when}。删除后不再发送，可以重新创建。`,
    yes: '删除',
    no: '保留',
  },

  list: {
    page: (from, to, total) => `第 ${from}–${to} 个，共 ${total} 个`,
    digests: '定时摘要',
    headline: (count) => `这里设有 ${count} 个摘要。`,
    row: (id, what, when, channel, state) => line`${id} · ${what} · ${when} · ${channel} · ${state}`,
    none: '这里还没有设置摘要。按“新建摘要……”，或输入 /modelarts digest all 工作日 09:00 即可新建。',
    watches: '已关注的超参搜索',
    watchesHeadline: (count) => `这里关注了 ${count} 个超参搜索。`,
    watch: (job, channel, by) => line`${job} · ${channel} · 由 ${by} 关注`,
    reach: (what) => `会通知频道：${what.join('、')}`,
    noReach: '动态只发在消息列中',
    over: (at) => line`于 ${at} 结束`,
    noWatches: '这里还没有关注超参搜索。输入 /modelarts watch 和超参搜索的名称，即可发布实时卡片。',
    alerts: '提醒',
    alertsHeadline: (count) => `这里设有 ${count} 个提醒。`,
    alert: (id, job, condition, channel, by) =>
      line`${id} · ${job}，当${condition}时 · ${channel} · 提醒 ${by}`,
    raised: (count) => `已提醒 ${count} 次`,
    noAlerts:
      '这里还没有设置提醒。输入 /modelarts alert、超参搜索的名称，再加上条件即可，例如 when a trial fails。',
  },

  digest: {
    made: (what, when, channel) => line`${apart(what)}的摘要将发到 ${channel}：${when}。`,
    first: (at) => line`第一次在 ${at}。`,
    exists: (what, when, channel) => line`已有这个摘要：${what}，发到 ${channel}，${when}。`,
    paused: (what, channel) => line`${apart(what)}在 ${channel} 的摘要已暂停，恢复前不再发送。`,
    resumed: (what, channel, at) => line`${apart(what)}在 ${channel} 的摘要已恢复，下一次在 ${at}。`,
    removed: (what, channel) => line`${apart(what)}在 ${channel} 的摘要已删除。按“撤回”可重新创建。`,
    sent: (what, channel) => line`${apart(what)}的摘要正在发往 ${channel}。`,
    which: (word) => `${word} 在此有多个摘要。是哪一个？`,
    unknown: (word) => `不存在摘要“${word}”。`,
    stopped: (what, channel, why) =>
      line`你在 ${channel} 设置的${between(what)}的摘要${why}。解决之后请恢复它，或将其删除。`,
    quietLine: '没有变化时，只用一行说明。',
    quietNothing: '没有变化时，不发送。',
    failed: (what) =>
      line`未能生成${between(what)}的摘要：ModelArts 没有应答。下一次摘要会补上这段时间的变化。`,
  },
  invite: (channel) =>
    line`我不在 ${channel} 中，无法在那里发消息。请先用 /invite @ModelArts 邀请我，然后重试。`,
  inviteFirst: (channel) =>
    line`如果我还不在 ${channel} 中，请用 /invite @ModelArts 邀请我，否则什么也收不到。`,

  watch: {
    made: (job, channel) => line`已在 ${channel} 关注 ${job}：一张实时更新的卡片，动态发在它的消息列中。`,
    exists: (job, channel) => line`${channel} 已经关注了 ${job}。`,
    changed: (job, channel) => line`${channel} 仍在关注 ${job}，通知范围已按你的要求更改。`,
    ended: (job, channel) => line`${channel} 不再关注 ${job}。卡片会注明这一点，不再变化。`,
    none: (job, channel) => line`${channel} 没有关注 ${job}。`,
    jobEnded: (job) => line`${job} 已结束，没有什么可以关注的了。`,
    reaching: (what) => `会通知频道的有：${what.join('、')}；其余只发在消息列中。`,
    gain: (gain) => `最佳值至少提升 ${gain} 才会通知频道。`,
    thread: '所有动态只发在卡片的消息列中。',
  },
  alert: {
    made: (user, job, condition) => line`当 ${job} 中${condition}时，我会提及 ${user}，每次只提醒一遍。`,
    madeEnds: (user, job) => line`${job} 结束时，我会提及 ${user}。`,
    removed: (job, condition) => line`已删除 ${job} 的提醒：当${condition}时。`,
    unknown: (word) => `不存在提醒“${word}”。`,
    exists: (job, condition) => line`你已经为 ${job} 设置了这个提醒：当${condition}时。`,
  },
  mute: {
    until: (job, channel, at) =>
      line`${job} 在 ${channel} 静音到 ${at}。其间的动态会在之后合并，频道和消息列各一条消息；失败和总结则单独发送。`,
    off: (job, channel) => line`${job} 在 ${channel} 已取消静音。`,
    none: (job, channel) => line`${job} 在 ${channel} 本来就没有静音。`,
  },
  quiet: {
    set: (channel, from, to, zone) =>
      line`${channel} 的免打扰时段：${from} 至 ${to}（${zone}）。其间的动态会在之后合并，频道和每个消息列各一条消息；失败和总结则单独发送。`,
    off: (channel) => line`${channel} 不再有免打扰时段。`,
    none: (channel) => line`${channel} 没有免打扰时段。输入 /modelarts quiet 22:00-08:00 即可设置。`,
    failuresPass: '失败的 trial 仍会立即通知。',
    failuresHeld: '失败的 trial 也一并推迟。',
    cap: (posts) => `每小时最多 ${posts} 条消息，超出的合并成一条。`,
    noCap: '每小时的消息数量没有限制。',
  },

  form: {
    title: '新建摘要',
    submit: '创建',
    channel: '频道',
    which: '内容',
    one: '一个超参搜索',
    all: '所有运行中的超参搜索',
    job: '超参搜索',
    findJob: '输入名称的一部分',
    often: '频率',
    time: '时间',
    zone: '时区',
    zoneHint: '其他时区可以用命令输入：/modelarts digest all 每天 09:00 Asia/Kathmandu。',
    ownZone: (zone) => `${zone}（你的时区）`,
    language: '语言',
    languages: { en: '英文 (English)', zh: '中文' },
    unchanged: '没有变化时',
    unchangedLine: '用一行说明',
    unchangedNothing: '不发送',
    each: { daily: '每天', weekdays: '每个工作日', weekly: (day) => `每${day}` },
    noChannel: '请选择频道。',
    noJob: '请选择超参搜索，或在上面选择所有运行中的。',
    noTime: '请选择时间。',
    gone: '该超参搜索已不在 ModelArts 中，请另选一个。',
    noRight: '你不能在该频道设置摘要。',
    notIn: '我看不到该频道。请先用 /invite @ModelArts 邀请我加入。',
  },

  home: {
    title: '我为你关注的',
    none: '还没有。摘要会定时告诉频道有什么变化，卡片实时显示一个超参搜索，提醒会提及你。',
    digest: (what, when, channel, state) => line`${apart(what)}的摘要 · ${when} · ${channel} · ${state}`,
    watch: (job, channel) => line`${job} 的卡片 · ${channel}`,
    alert: (job, condition, channel) => line`${job} 的提醒，当${condition}时 · ${channel}`,
    more: (count, lists) =>
      `……另有 ${count} 个。在与我的私信中输入 ${lists.map((list) => `/modelarts ${list}`).join('、')} 可查看全部。`,
  },
};

/** A name stands apart from the Chinese around it; what is Chinese itself does not. */
function between(what: Inline): Line {
  return typeof what === 'string' ? [what] : [' ', what, ' '];
}

/** The same at the start of a sentence. */
function apart(what: Inline): Line {
  return typeof what === 'string' ? [what] : [what, ' '];
}
