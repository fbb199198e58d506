/** Blocks and their parts as short to write as they can be. Slack takes each as it is made here. */

export const plain = (text: string) => ({ type: 'plain_text', text });
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Stop'),
  action_id: 'stop',
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const section = (more: object = {}) => ({ type: 'section', text: plain('x'), ...more });
export const raw = (text: string) => ({ type: 'raw_text', text });
export const numeric = (value: number) => ({ type: 'raw_number', value, text: String(value) });
export const words = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
export const dataTable = (rows: object[][], more: object = {}) => ({
  type: 'data_table',
  caption: 'Trials',
  rows,
  ...more,
});
export const rowsOf = (count: number, text = 'x') => Array.from({ length: count }, () => [raw(text)]);
export const confirm = {
  title: plain('Sure?'),
  text: plain('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
};
export const option = (text: string, value = text) => ({ text: plain(text), value });
export const select = (more: object) => ({ type: 'static_select', action_id: 'pick', ...more });
export const line = (more: object = {}) => ({
  type: 'data_visualization',
  title: 'Reward',
  chart: {
    type: 'line',
    series: [
      {
        name: 'best',
        data: [
          { label: '1', value: 0.5 },
          { label: '2', value: -1 },
        ],
      },
    ],
    axis_config: { categories: ['1', '2'], x_label: 'trial' },
    ...more,
  },
});
export const times = (count: number, block: object) => Array.from({ length: count }, () => block);
