import type { enJob } from '../en/job.ts';
import { line } from '../line.ts';

export const zhJob: typeof enJob = {
  kind: { search: '超参搜索', job: '训练作业' },
  headline: (job, kind, phase) => `${job} 是${kind}：${phase}。`,
  state: (phase) => line`${phase}`,
  stateSince: (phase, time) => line`${phase}，自 ${time} 起`,
  by: (user) => `创建者 ${user}`,
  created: (time) => line`创建于 ${time}`,
  id: (id) => line`ID ${id}`,
  restarts: (count) => `已重启 ${count} 次`,
  runsOn: (facts) => `运行于 ${facts.join(' · ')}`,
  nodes: (count) => `${count} 个节点`,
  cards: (count, kind) => `每节点 ${count} × ${kind}`,
  card: '加速卡',
  pool: (id) => `资源池 ${id}`,
  publicPool: '公共资源池',
  engine: (name) => `引擎 ${name}`,
  ran: (span) => `已运行 ${span}`,
  cost: (span, nodeHours) => `已运行 ${span}：累计 ${nodeHours} 节点时`,
  costWithCards: (span, nodeHours, cardHours) =>
    `已运行 ${span}：累计 ${nodeHours} 节点时，${cardHours} 卡时`,
  stage: { scheduling: '作业调度', preparing: '环境准备', running: '作业运行', end: '作业结束' },
  stages: (stages) => `阶段：${stages.join(' → ')}`,
  stageSays: (message) => `平台提示：${message}`,

  objectives: (objectives) => `优化目标：${objectives.join('，')}`,
  objective: (metric, goal) => `${metric}（${goal}）`,
  noObjective: '优化目标写在它的 YAML 文件里，这里读不到：查询最佳 trial 时请加上 --metric 和 --mode。',
  algorithms: (names) => `搜索算法：${names.join('，')}`,
  ranges: '搜索范围',
  between: (lower, upper) => `${lower} 至 ${upper}`,

  task: (task, facts) =>
    facts.reduce<ReturnType<typeof line>>((all, fact) => line`${all} · ${fact}`, line`${task}`),
  exit: (code) => `退出码 ${code}`,
  exitMeaning: (code) =>
    ({
      126: '命令无法执行',
      127: '找不到命令',
      134: '进程中止',
      137: '被强制结束，常因内存不足',
      139: '段错误',
      143: '被要求结束',
    })[code],
  host: (host) => `节点 ${host}`,
  placements: (count) => `调度 ${count} 次`,
  noTasks: '还没有任务启动。',

  events: '事件，错误在前',
  noEvents: 'ModelArts 没有返回任何事件。',
  level: { error: '错误', warning: '警告', info: '信息' },
  unread: (parts) => `这次未能读取：${parts.join('、')}。其余内容完整。`,
  part: { errors: '错误事件', events: '事件', stages: '阶段', instances: '节点' },

  logs: '日志',
  progress: '进度',
  stop: '终止作业……',
  console: '在控制台打开',
};
