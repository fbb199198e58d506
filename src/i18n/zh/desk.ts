import type { enDesk } from '../en/desk.ts';
import { line } from '../line.ts';

export const zhDesk: typeof enDesk = {
  gone: (job) => line`ModelArts 中已没有 ${job}，此处不再关注它。`,
  locked: (job) => line`Slack 不再允许修改这张卡片，它显示的是 ${job} 之前的状态。请查看进度以了解现状。`,
};
