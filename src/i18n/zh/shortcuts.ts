import type { enShortcuts } from '../en/shortcuts.ts';

/** 两个快捷方式。它们在 Slack 菜单中的名称见 manifest.yml。 */
export const zhShortcuts: typeof enShortcuts = {
  find: {
    title: '查找超参搜索',
    label: '超参搜索或训练作业',
    placeholder: '输入名称的一部分',
    submit: '查看最佳 trial',
    again: '查找另一个超参搜索',
    notOpened: '对话框没能及时打开，请再使用一次快捷方式“Find a search”。',
  },
  here: {
    none: '该消息中没有我能识别的超参搜索。',
    several: (count) => `该消息提到 ${count} 个超参搜索。指哪一个？`,
    pick: '选择超参搜索',
  },
};
