import type { enSearch } from '../en/search.ts';
import { line } from '../line.ts';

const percent = (part: number) => (part > 0 && part < 0.01 ? '不到 1%' : `${Math.round(part * 100)}%`);

export const zhSearch: typeof enSearch = {
  progress: {
    title: (job) => `${job} 的进度`,
    headline: (job, ended) => `${job}：${ended}。`,
    headlineWithBest: {
      running: (job, ended, metric, value, trial) =>
        `${job}：${ended}，目前最佳 ${metric} 为 ${value}（trial ${trial}）。`,
      over: (job, ended, metric, value, trial) =>
        `${job}：${ended}，最佳 ${metric} 为 ${value}（trial ${trial}）。`,
    },
    ended: (done, total) => `共 ${total} 个 trial，已结束 ${done} 个`,
    endedOfAbout: (done, total) => `共约 ${total} 个 trial，已结束 ${done} 个`,
    endedOfSeen: (done, seen) => `目前 ${seen} 个 trial，已结束 ${done} 个`,
    state: {
      Creating: '训练作业创建中',
      Pending: '训练作业等待中',
      Running: '训练作业运行中',
      Failed: '训练作业运行失败',
      Completed: '训练作业已完成',
      Terminating: '训练作业终止中',
      Terminated: '训练作业已终止',
      Abnormal: '训练作业异常结束',
      Unknown: '训练作业的状态无法识别',
    },
    best: {
      running: (trial, metric, value, goal) => line`目前最佳：trial ${trial}，${metric} ${value}（${goal}）`,
      over: (trial, metric, value, goal) => line`全程最佳：trial ${trial}，${metric} ${value}（${goal}）`,
    },
    noBest: '还没有 trial 以可用的值结束。',
    newest: '已完成的 trial 中，最新的一个就是最佳。',
    drought: (since, of) => `按创建顺序，${of} 个已完成的 trial 中，最后 ${since} 个没有刷新最佳值。`,
    droughtTied: (tied, of) => `${of} 个 trial 中有 ${tied} 个并列最佳。`,
    droughtChance: (chance) => `若随机选取参数，也会有 ${percent(chance)} 的搜索这么久没有刷新。`,
    droughtNext: (next) => `下一个 trial 刷新的机会是 ${next} 分之一。`,
    rate: {
      running: (count) => `平均每小时结束 ${count} 个 trial。`,
      over: (count) => `当时平均每小时结束了 ${count} 个 trial。`,
    },
    left: (low, high, from, to) =>
      line`预计还需 ${low} 至 ${high}，即在 ${from} 至 ${to} 之间完成（假定其余 trial 与之前用时相当，同时运行的数量不变）。`,
    unknown: {
      noTotal: '无法估计何时完成：ModelArts 没有说明该超参搜索共有多少个 trial。',
      idle: '无法估计何时完成：目前没有 trial 在运行。',
      outlasted: '无法估计何时完成：仍在运行的 trial 已超过此前所有 trial 的用时。',
      tooFew: '还无法估计何时完成：已完成的 trial 不足三个。',
      far: '按目前的速度，需要一年以上。',
    },
    chart: {
      running: (metric) => `目前最佳 ${metric}`,
      over: (metric) => `历次最佳 ${metric}`,
    },
    axis: '已完成的 trial，按创建顺序',
    button: '进度',
  },

  compare: {
    title: (job) => `${job} 的 trial 对比`,
    headline: (trials, differing) => `${trials.join('、')} 的不同之处：${differing}。`,
    differing: (parameters, metrics) =>
      [
        ...(parameters > 0 ? [`${parameters} 个超参`] : []),
        ...(metrics > 0 ? [`${metrics} 个指标`] : []),
      ].join('，'),
    alike: (trials) => `${trials.join('、')} 的超参和指标都相同。`,
    same: (parameters, metrics) => `全部相同的有：${parameters} 个超参，${metrics} 个指标。`,
    caption: (job) => `${job} 的这些 trial 的不同之处`,
    what: '不同之处',
    best: (value) => `${value}（最佳）`,
    highest: (value) => `${value}（最大）`,
    highestNote: '标为“最大”的指标，ModelArts 没有说明越大越好还是越小越好。',
    twice: (trial) => `两次都是 trial ${trial}。请指定两个不同的 trial。`,
    tooMany: (most, named) => `最多可对比 ${most} 个 trial，你指定了 ${named} 个，请减少一些。`,
  },

  analysis: {
    title: (job) => `${job} 的超参敏感度`,
    headline: (job, parameter, value) => `${job} 中影响最大的超参是 ${parameter}：重要性 ${value}。`,
    unreadable: (job) => `ModelArts 对 ${job} 的敏感度分析中没有可读的数值。`,
    none: (job) => `${job} 还没有超参敏感度分析。`,
    noneWhy: (finished) =>
      `完成的 trial 足够多之后，ModelArts 才会分析；需要多少个，它没有说明。目前已完成 ${finished} 个。`,
    importance: (parameter, mean) => line`${parameter}：重要性 ${mean}`,
    spread: (mean, spread) => `${mean} ± ${spread}`,
    weak: '标准差大于均值，证据较弱',
    note: '重要性表示 trial 之间的差异有多少与该超参有关（fANOVA，均值 ± 标准差）。各值之和不一定为 1。',
    chart: '各超参的重要性',
    mean: '均值',
    deviation: '标准差',
    axis: '重要性',
    pick: '查看超参的图像位置……',
    of: (parameter, job) => `${job} 的超参 ${parameter}`,
    noNumber: (parameter) => `ModelArts 的敏感度分析中没有 ${parameter} 的数值。`,
    plot: (path) => line`图像保存在 ${path}`,
    plotNote: '这是 OBS 中的路径，不是链接：请用你自己的桶访问权限打开。',
    noPlot: 'ModelArts 没有说明图像保存在哪里。',
    slash: (parameter) => `无法向 ModelArts 查询 ${parameter} 的图像位置：名称中的斜杠会截断地址。`,
    unknown: (word, job) => `${job} 没有超参“${word}”。`,
    all: '全部超参',
    button: '超参敏感度',
  },

  templates: {
    title: '超参搜索的 YAML 模板',
    headline: (templates, types) => `${types} 个类型共 ${templates} 个模板。`,
    none: '该项目在 ModelArts 中没有搜索模板。',
    family: (type, count) => `类型 ${type} 有 ${count} 个模板。`,
    column: { type: '类型', algorithm: '算法' },
    pick: '查看模板……',
    one: (type, algorithm) => `模板 ${algorithm}，类型 ${type}`,
    shown: (name) => `${name}，ModelArts 原文：`,
    empty: 'ModelArts 给出的文件是空的。',
    moreLines: (count) => `……另有 ${count} 行`,
    unknown: (word) => `不存在类型或模板“${word}”。`,
    unknownIn: (word, type) => `类型“${type}”中不存在模板“${word}”。`,
    several: (word) => `多个类型都有模板“${word}”。`,
    all: '全部模板',
  },

  trials: {
    order: {
      index: '按创建顺序排列',
      place: '最佳的在前，无名次的在后',
      time: '用时最长的在前',
      value: (metric) => `按 ${metric} 排列，最佳的在前`,
      valueHighest: (metric) => `按 ${metric} 排列，最大的在前`,
    },
    sort: '排序方式……',
    sortBy: { index: '创建顺序', place: '名次', value: '值', time: '用时' },
    highestFirst: '从高到低',
    lowestFirst: '从低到高',
    csv: 'CSV 文件',
    file: (job, count) => `${job} 的 ${count} 个 trial 的 CSV 文件。`,
    sent: (job, count) => `${job} 的 ${count} 个 trial 的 CSV 文件：请看我与你的私信。`,
  },
};
