import type { Expected, Fault } from '../../errors.ts';
import type { enProblem } from '../en/problem.ts';
import { line } from '../line.ts';
import { zhReason } from './reason.ts';

export const zhProblem: typeof enProblem = {
  unknownCommand: (word) => `没有命令“${word}”。命令用英文单词，例如 best、trials、help。`,
  didYouMean: '你是不是想输入：',
  usage: (usage) => `用法：/modelarts ${usage}`,
  example: (example) => `示例：/modelarts ${example}`,
  fault: (fault) => faultSentence(fault),
  notAllowed: {
    view: '访客和其他组织的成员只能在管理员向其开放的频道中查看。',
    operate: '你可以查看，但不能停止 trial。操作员可以；管理员可用“/modelarts allow @名字 operator”授权。',
    admin: '只有管理员可以这样做：工作区管理员，以及他们任命的管理员。',
  },
  notHere: (channels) => line`我只在 ${channels} 中回答。请到那里或在私信中提问。`,
  storeUnavailable: '我的数据库无法连接，无法确认是否已执行。请一分钟后先查看，再重试。',
  tookTooLong: 'ModelArts 一分钟内没有答复，我已停止等待。请重试，或缩小查询范围。',
  restarting: '我正在重启，请一分钟后再问。',
  unknownPerson: {
    missingScope:
      '应用缺少权限范围 users:read，无法读取你的身份。请机器人的运维人员按 manifest.yml 添加后重新安装应用。',
    notVisible: 'Slack 不向此工作区提供你的身份，因此我无法回答。请让此工作区的成员来问。',
    justNow: 'Slack 此刻没有告诉我你是谁，请一分钟后重试。',
  },
  jobNotFound: (word) => `该项目没有训练作业“${word}”。`,
  jobAmbiguous: (word) => `“${word}”对应不止一个训练作业。是哪一个？`,
  trialNotFound: (trial, job) => `${job} 没有 trial“${trial}”。`,
  trialAmbiguous: (trial, job) => `“${trial}”对应 ${job} 的不止一个 trial。是哪一个？`,
  metricNotFound: (metric, metrics) =>
    metrics.length === 0
      ? `没有指标“${metric}”。`
      : `没有指标“${metric}”。该搜索的指标有：${metrics.join('，')}。`,
  notInvited: '我不在本频道中，无法发消息。请用 /invite 邀请我，然后重试。',
  cannotPost: (error) => `Slack 不允许我在这里发消息（${error}）。`,
  modelarts: {
    notFound: 'ModelArts 没有找到这个名称，可能已被删除。',
    notSignedIn: 'ModelArts 拒绝了机器人的凭证。请机器人的运维人员检查访问密钥或 IAM 用户。',
    forbidden: '机器人的账号在 ModelArts 中没有此权限。请机器人的运维人员检查授权。',
    rateLimited: 'ModelArts 正在限流，请一分钟后重试。',
    unavailable: 'ModelArts 没有响应，请一分钟后重试。',
    conflict: '状态刚刚变化，ModelArts 拒绝了请求。请重新查看后再试。',
    rejected: 'ModelArts 没有接受该请求。请检查输入；如无误，请将此消息转给机器人的运维人员。',
    unexpectedAnswer: 'ModelArts 的答复无法识别。请告知机器人的运维人员。',
  },
  reason: zhReason,
  requestId: (id) => `请求 ${id}`,
  ours: '机器人内部出错，与你的输入无关。运维人员可在日志中找到详情。',
  reference: (reference) => `编号 ${reference}`,
};

function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'missing':
      return `缺少 <${fault.name}>。`;
    case 'surplus':
      return `“${fault.word}”是多余的。名称含空格时请加引号。`;
    case 'unknownOption':
      return fault.nearest === undefined
        ? `没有选项 ${fault.option}。`
        : `没有选项 ${fault.option}。是不是 ${fault.nearest}？`;
    case 'needsValue':
      return `${fault.option} 需要一个值。`;
    case 'badValue':
      return `${fault.name} 不能是“${fault.value}”：${expectation(fault.expected)}。`;
    case 'openQuote':
      return '引号没有成对。';
  }
}

function expectation(expected: Expected): string {
  switch (expected.kind) {
    case 'oneOf':
      return `可选 ${expected.values.join('、')}`;
    case 'integer':
      return `应为 ${expected.min} 到 ${expected.max} 的整数`;
    case 'text':
      return '应为一个词';
  }
}
