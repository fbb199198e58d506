import type { enOptions } from '../en/options.ts';

/** “选项……”背后的表单。 */
export const zhOptions: typeof enOptions = {
  button: '选项……',
  title: '选项',
  submit: '查看',
  about: { best: '最佳 trial', trials: 'trial 列表', runtimes: '运行环境与引擎' },
  of: (what, job) => `${what} · ${job}`,
  label: {
    metric: '指标',
    mode: '优化方向',
    by: '以 trial 的哪个值为准',
    top: '列出多少个已完成的 trial',
    status: '列出哪些 trial',
    sort: '排序',
    engine: '引擎',
    accelerator: '加速卡',
    arch: '架构',
    async: '请求模式',
    search: '用途',
  },
  unset: {
    metric: '超参搜索自身的目标指标',
    mode: '以 ModelArts 所示为准',
    status: '全部',
    sort: '创建顺序',
    engine: '全部引擎',
    accelerator: '不限',
    arch: '不限',
  },
  choice: {
    by: { final: '结束时的值', peak: '曾达到的最佳值' },
    async: '仅异步',
    search: '可做超参搜索的训练引擎',
  },
  whole: (min, max) => `请输入 ${min} 到 ${max} 之间的整数。`,
  unusable: '无法这样查询：请去掉开头的短横线。',
  cut: (count) => `……另有 ${count} 项放不下，可以直接输入命令。`,
  notOpened: '表单没能及时打开，请再按一次“选项……”。',
};
