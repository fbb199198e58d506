import type { enAccess } from '../en/access.ts';
import { joined, line } from '../line.ts';

export const zhAccess: typeof enAccess = {
  role: { viewer: '查看者', operator: '操作员', admin: '管理员' },
  meaning: {
    viewer: '可以查看超参搜索和 trial',
    operator: '还可以停止 trial',
    admin: '还可以授予角色、修改设置',
  },
  everywhere: line`在所有频道`,
  in: (channel) => line`在 ${channel} 中`,
  channels: (items) => joined(items, '、'),
  rights: (items) => joined(items, '；'),

  right: (role, through) => line`${role}（${through}）`,
  through: {
    workspace: line`工作区管理员`,
    membership: line`本工作区成员`,
    admission: line`在对访客开放的频道`,
    own: (place) => place,
    group: (group, place) => line`${place}，通过 ${group}`,
    config: (place) => line`${place}，由机器人的配置指定`,
  },

  nowMay: {
    viewer: (who, place) => line`${who} 现在可以${place}查看超参搜索和 trial。`,
    operator: (who, place) => line`${who} 现在可以${place}停止 trial。`,
    admin: (who, place) => line`${who} 现在${place}是管理员：可以停止 trial、授予角色。`,
  },
  sameAsBefore: (who, role, place) => line`${who} ${place}已经是${role}，没有变化。`,
  instead: (role) => line`此前在该处的角色“${role}”已被取代。`,
  alreadyHad: (right) => line`对方原本就有不低于此的角色：${right}。以最高的角色为准。`,
  guestOnly: (channels) => line`对方是访客或其他组织的成员，因此只在对访客开放的频道有效：${channels}。`,
  guestNowhere: (own) =>
    line`对方是访客或其他组织的成员，因此只在对访客开放的频道有效，而目前没有这样的频道。请在频道中输入 ${own} 以开放。`,
  notListed: (channel) =>
    line`我不在 ${channel} 中回答：它不在频道名单上。请在那里输入“/modelarts allow channel”。`,

  taken: (who, role, place) => line`${who} ${place}不再是${role}。`,
  nothingTaken: (who, place) => line`${who} ${place}没有可收回的角色，没有变化。`,
  still: (rights) => line`对方仍有：${rights}。`,
  stillLook: '对方仍可查看，与本工作区的所有成员一样。',
  stillNothing: '对方现在没有任何权限。',
  stillNoRole: '没有被授予其他角色。',
  inConfig: (who) => line`${who} 写在机器人配置的 MODELARTS_BOT_ADMINS 中，只有机器人的运维人员可以收回。`,
  ownAdmin: '你不再是管理员。工作区管理员始终是管理员，可以重新任命你。',
  unknownNow: 'Slack 此刻没有告诉我这是谁，因此无法说明对方还有哪些权限。',

  guestsIn: (channel) =>
    line`访客和其他组织的成员现在可以在 ${channel} 查看超参搜索和 trial。授予他们的角色也在那里有效，最高为操作员。`,
  guestsAlready: (channel) => line`${channel} 已对访客和其他组织的成员开放，没有变化。`,
  guestsOut: (channel) => line`访客和其他组织的成员在 ${channel} 不再有任何权限。`,
  guestsNever: (channel) => line`${channel} 没有对访客和其他组织的成员开放，没有变化。`,
  listed: (channel) => line`从现在起，我在 ${channel} 中回答。`,
  listedAlready: (channel) => line`${channel} 已在名单上，没有变化。`,
  unlisted: (channel) => line`我不再在 ${channel} 中回答，管理员除外。`,
  offList: (channel) => line`${channel} 已移出名单。`,
  unlistedAlready: (channel) => line`${channel} 不在名单上，没有变化。`,
  onlyIn: (channels) => line`我只在名单上的频道和私信中回答：${channels}。管理员在任何地方都会得到回答。`,
  inAll: '名单上没有频道，因此我在所有频道中回答。',

  trouble: {
    who: (word) =>
      `无法确定“${word}”是谁。请输入 @ 并从 Slack 的建议中选择成员或用户组，或在我的主页中授予角色。`,
    where: (word) =>
      `无法确定“${word}”是哪个频道。请在该频道中输入“here”，或输入 # 并从 Slack 的建议中选择频道。`,
    direct: '这里是私信，因此没有“here”。请指明频道：输入 # 并从 Slack 的建议中选择。',
    guestsWhere: '访客须逐个频道开放。请在该频道中加上“here”，或用 # 指明频道。',
    unknown: (who) => line`Slack 此刻没有告诉我 ${who} 是谁，因此什么也没有改变。请一分钟后重试。`,
    guestAdmin: (who) => line`${who} 是访客或其他组织的成员，最多是操作员。什么也没有改变。`,
    reach: '你只在部分频道是管理员，因此只能在那些频道授予和收回角色：请在那里加上“here”。',
    reachAll: '你只在部分频道是管理员，而这涉及所有频道。请联系整个工作区的管理员。',
  },
  whichRole: (who) => line`授予 ${who} 哪个角色？`,
  give: (role) => `设为${role}`,

  whoami: {
    title: '我所知道的你',
    rights: (rights) => line`你的全部权限：${rights}。`,
    member: '你是本工作区的成员。',
    guest: '你是本工作区的访客，或其他组织的成员。',
    language: '我和你说中文。语言跟随你的 Slack 设置：中文或英文。',
    timeZone: (zone, time) => line`你的时区是 ${zone}，现在 ${time}。`,
    noTimeZone: 'Slack 没有告诉我你的时区。',
    fresh: 'Slack 中的变更一分钟内生效。',
  },
  who: {
    title: '谁有什么权限',
    headline: { viewer: '你在这里是查看者', operator: '你在这里是操作员', admin: '你在这里是管理员' },
    nothing: '你在这里没有任何权限。',
    because: (headline, through) => line`${headline}（${through}）。`,
    byGrant: (place) => line`${place}授予你的角色`,
    roles: { viewer: '查看者', operator: '操作员', admin: '管理员' },
    workspaceAdmins: '工作区管理员是管理员。',
    members: '本工作区的所有成员都可以查看。',
    noOperators:
      '还没有任命操作员，因此只有管理员可以停止 trial。管理员可用“/modelarts allow @名字 operator”任命。',
    given: (user, day) => line`由 ${user} 于 ${day} 授予`,
    config: '由机器人的配置指定',
    entry: (who, place, origin) => line`• ${who} ${place}，${origin}`,
    elsewhere: (count) => `另有 ${count} 项角色只在其他频道有效。`,
    channels: '频道',
    guests: (channels) => line`访客和其他组织的成员可以在这些频道查看：${channels}。`,
    noGuests: '没有对访客和其他组织的成员开放的频道。',
    is: (who, role) => line`${who} 在这里是${role}。`,
    isNothing: (who) => line`${who} 在这里没有任何权限。`,
    why: (rights) => line`原因：${rights}。`,
    whyGuest: '对方是访客或其他组织的成员，而此处没有对其开放。',
    whyUnknown: 'Slack 此刻没有告诉我这是谁。',
    alsoElsewhere: (rights) => line`其他频道：${rights}。`,
    group: (group) => line`${group} 被授予的角色：`,
    groupNothing: (group) => line`${group} 没有被授予角色。`,
  },
};
