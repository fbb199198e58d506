import type { enWorkflow } from '../en/workflow.ts';

/** 工作流构建器中的步骤“超参搜索的最佳 trial”。 */
export const zhWorkflow: typeof enWorkflow = {
  text: (sentences) => sentences.join(''),
  noPerson: '此步骤不知道以谁的名义查询。请在工作流构建器中将步骤的“In the name of”设为启动工作流的人。',
  whose: '此步骤只能看到“In the name of”中的人所能看到的内容：请由成员启动工作流。',
  nearest: (jobs) => `相近的有：${jobs.join('，')}。`,
  changeJob: '请在工作流构建器中将步骤的“Job”设为某个超参搜索的名称或 ID。',
  changeStep: '请在工作流构建器中修改此步骤的设置。',
  laterOn: (line) => `请查看“/modelarts ${line}”，待有 trial 以可用的值结束后再次启动工作流。`,
  outdated: 'Slack 不接受此步骤的输出。请由机器人的维护者用 manifest.yml 更新 Slack 应用，然后更新工作流。',
  trace: (facts) => `（${facts}）`,
};
