import type { ModelArtsReason } from '../../errors.ts';

export const zhReason: Readonly<Record<ModelArtsReason, string>> = {
  badParameter:
    'ModelArts 认为请求中的某个参数无效。请检查输入的名称和 ID；如无误，请将此消息转给机器人的运维人员。',
  badQuery: 'ModelArts 认为查询中有无效的内容，例如不存在的 ID。请检查输入的名称和 ID，然后重试。',
  unreadableRequest:
    'ModelArts 无法解析机器人发送的内容。这是机器人的问题，与你无关：请将此消息转给其运维人员。',
  badRequest:
    'ModelArts 认为这是一个错误的请求。请检查输入的名称和 ID；如无误，请将此消息转给机器人的运维人员。',
  badFilter: 'ModelArts 不支持这样过滤训练作业。请去掉过滤条件再查，并将此消息转给机器人的运维人员。',
  badSort: 'ModelArts 不支持按该字段排序训练作业。请去掉排序再查，并将此消息转给机器人的运维人员。',
  badAction: 'ModelArts 不支持对训练作业执行该操作。这是机器人的问题：请将此消息转给其运维人员。',
  wrongMethod:
    'ModelArts 在该地址不接受此类请求。这是机器人或其终端节点配置的问题：请将此消息转给其运维人员。',
  tooLarge:
    '请求过大，ModelArts 不接受。请使用更短的名称；如名称不长，机器人的运维人员应改用访问密钥（AK/SK），因为 Token 可能过长。',
  notSupported:
    'ModelArts 在此不支持该操作，例如该作业不是超参搜索或已经结束。可用“/modelarts jobs”查看作业状态。',
  quotaExceeded:
    '项目的配额已用完。请用“/modelarts quotas”查看，然后停止或删除一些资源，或请账号所有者提升配额。',
  workspaceMissing: '该项目中没有这个工作空间。请机器人的运维人员在控制台检查其账号可见的工作空间。',
  jobMissing: '该项目中没有这个训练作业，可能已被删除。可用“/modelarts jobs”查看现有的作业。',
  experimentMissing: '该作业所属的训练实验已不存在。作业的所有者可在控制台查看其去向。',
  engineMissing:
    '该作业使用的引擎已不存在。可用“/modelarts runtimes”查看现有的引擎；作业的所有者需要另选一个。',
  flavorMissing: '该区域没有该作业使用的规格。作业的所有者需要在控制台另选一个。',
  poolMissing: '该资源池不存在，可能已被删除。作业的所有者需要在控制台另选资源池。',
  poolNotRunning: '该资源池目前没有运行。其所有者可在控制台查看原因；待其运行后再试。',
  modelMissing: '该项目中没有这个模型，可能已被删除。可用“/modelarts models”查看现有的模型。',
  pluginMissing: '这里没有这个插件模板。请查询“gpu-driver”或“npu-driver”；有的区域只有其中之一。',
  networkMissing:
    '该项目中没有这个网络。可用“/modelarts networks”查看现有的网络：ModelArts 需要的是长 ID，而不是显示名称。',
  logNotWritten: '日志尚未生成。一切正常：任务启动几分钟后才会有日志，请稍后再试。',
  logCleared:
    '日志已被清理：ModelArts 只保留一段时间。如需保留下一次的日志，请在创建作业时设置 OBS 日志路径。',
  logPathMissing: 'OBS 中的日志路径已不存在。请作业的所有者检查桶或目录是否被移动或删除。',
  logPathUnset: '该作业没有设置 OBS 日志路径，因此没有日志链接。请在创建下一个作业时设置。',
  metricsNotReady: '尚无资源利用率数据。一切正常：任务启动几分钟后才会有数据，请稍后再试。',
  notStoppable: '该作业在当前状态下不能终止，很可能已经结束。请先重新查看，再做其他操作。',
  statusChanged: '作业状态恰好在此刻发生变化，ModelArts 未执行任何操作。请重新查看，如仍需要再重试。',
  tokenRefused: 'ModelArts 不接受机器人的登录：缺失、过期或无效。请机器人的运维人员检查其凭证和区域。',
  tokenWithoutProject:
    '机器人的登录不属于任何项目。请机器人的运维人员检查区域与项目是否对应；Token 的作用范围必须是该项目。',
  signatureRefused:
    'ModelArts 拒绝了机器人的凭证：签名、访问密钥或 Token 无效。请机器人的运维人员检查密钥和时钟。请勿反复重试：连续失败五次会锁定密钥五分钟。',
  projectMismatch:
    '项目 ID 无效，或与机器人的凭证不属于同一项目。请机器人的运维人员检查 MODELARTS_PROJECT_ID 和 MODELARTS_REGION。',
  notPermitted: '机器人的账号在 ModelArts 或该工作空间中没有此权限。请机器人的运维人员在 IAM 中检查授权。',
  policyForbids: 'IAM 策略不允许机器人的账号执行此操作。请机器人的运维人员向账号管理员申请权限。',
  agencyMissing:
    '该账号尚未授权 ModelArts 使用其他服务。请机器人的运维人员在控制台的全局配置中添加委托授权。',
  accountRestricted: '云账号受限或被冻结。请账号所有者到费用中心查看；在此之前无法操作。',
  arrears: '云账号已欠费，ModelArts 拒绝了请求。请账号所有者充值后再试。',
  suspended: '云账号已被停用，ModelArts 拒绝了请求。请账号所有者与华为云处理后再试。',
  addressRefused: 'ModelArts 不接受来自机器人网络地址的请求。请机器人的运维人员在 IAM 中放行该地址。',
  regionRefused:
    '机器人的账号不能在该区域使用 ModelArts。请机器人的运维人员检查 MODELARTS_REGION，以及该区域是否已开通服务。',
  pathMissing:
    'ModelArts 没有机器人所请求的地址。请机器人的运维人员检查 MODELARTS_ENDPOINT 和 MODELARTS_REGION；并非每个区域都有全部 API。',
  serviceMissing:
    '该区域没有这个 API，或尚未开通该服务。请机器人的运维人员检查 MODELARTS_REGION，并在控制台开通服务。',
  throttled: 'ModelArts 正在限流：该项目一次请求过多。请一分钟后重试。',
  busy: 'ModelArts 正忙，暂时不接受更多请求。你的请求没有问题：请几分钟后重试。',
  platformFailed:
    'ModelArts 内部或其依赖的服务发生故障。请几分钟后重试；如持续如此，请向华为云提交工单，并附上下方的小字。',
};
