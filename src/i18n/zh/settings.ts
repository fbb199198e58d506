import type { enSettings } from '../en/settings.ts';
import { line } from '../line.ts';

export const zhSettings: typeof enSettings = {
  title: '设置',
  headline: '这些设置对整个工作区有效。',
  on: '开',
  off: '关',
  amount: {
    undo: (value) => `${value} 秒`,
    'approve-hours': (value) => `${value} 小时`,
    'approve-count': (value) => `${value} 次`,
    'audit-days': (value) => `${value} 天`,
    'snapshot-days': (value) => `${value} 天`,
  },
  meaning: {
    undo: (value) =>
      value === 0 ? '停止请求立即发出，不能撤回。' : `停止请求发出前有 ${value} 秒可以撤回。`,
    'dry-run': (value) => (value === 'on' ? '停止只是演练：不会向 ModelArts 发送请求。' : '停止是真实的。'),
    'approve-rank': (value) =>
      value === 'on'
        ? '停止名次在前四分之一的 trial 须由第二位操作员批准。'
        : 'trial 的名次不影响是否需要批准。',
    'approve-hours': (value) =>
      value === 'off'
        ? 'trial 的运行时间不影响是否需要批准。'
        : `停止已运行超过 ${value} 小时的 trial 须由第二位操作员批准。`,
    'approve-count': (value) =>
      value === 'off'
        ? '一个人停止的次数不影响是否需要批准。'
        : `同一个人十分钟内停止超过 ${value} 次时，须由第二位操作员批准。`,
    'audit-days': (value) => `审计记录保留 ${value} 天。`,
    'snapshot-days': (value) => `无人关注的搜索，其状态记录保留 ${value} 天。`,
  },
  changed: (name, before, after) => line`${name}：${before} → ${after}。`,
  fromNowOn: (meaning) => `从现在起：${meaning}`,
  same: (name, value) => line`${name} 已经是“${value}”，没有变化。`,
  one: (name, value) => line`${name}：${value}。`,
  toChange: (example) => line`修改方法：${example}`,
  unknown: (word) => `没有设置“${word}”。`,
  names: (names) => `可用的设置：${names}。`,
};
