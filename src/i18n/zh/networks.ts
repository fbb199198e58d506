import type { enNetworks } from '../en/networks.ts';
import { line } from '../line.ts';

export const zhNetworks: typeof enNetworks = {
  title: '网络',
  headline: (count) => `该项目有 ${count} 个网络。`,
  none: '该项目还没有网络。网络在控制台中为资源池创建。',
  pick: '查看一个网络……',
  all: '全部网络',
  column: {
    id: '系统生成的名称',
    cidr: '网段',
    connections: '连接',
    to: '连接到',
    kind: '类型',
    state: '状态',
    details: '详情',
  },
  connected: (count, notActive) => (notActive === 0 ? String(count) : `${count} 个，${notActive} 个不正常`),

  oneTitle: (name) => `网络 ${name}`,
  oneHeadline: (name, phase, cidr) =>
    cidr === undefined ? `网络 ${name}：${phase}。` : `网络 ${name}：${phase}，${cidr}。`,
  phaseIs: (phase) => line`状态：${phase}`,
  cidr: (cidr) => line`网段：${cidr}`,
  id: (id) => line`系统生成的名称：${id}`,
  created: (time) => line`创建时间：${time}`,
  ipv6: (is) => `IPv6：${is ? '已开启' : '未开启'}`,
  workspace: (id) => (id === '0' ? '工作空间：默认' : `工作空间：${id}`),
  connectionsOf: (name) => `${name} 的连接`,
  noConnections: '未连接任何虚拟私有云（VPC）或文件系统。',
  abnormal: '网络异常时，其中的资源池可能无法访问数据或镜像。请在控制台中查看并修复，或提交工单。',
  connectionAbnormal: (count) =>
    `${count} 个连接异常，其后的资源可能无法访问。请在控制台中检查 VPC 或文件系统。`,
  vpc: '虚拟私有云（VPC）',
  files: 'SFS Turbo 文件系统',
  subnet: (id) => `子网 ${id}`,
  gateway: '默认网关',
  by: (way) => `方式：${way}`,
  phase: { Creating: '创建中', Active: '正常', Abnormal: '异常', Unknown: '状态未知' },
  state: {
    Connecting: '连接中',
    Creating: '创建中',
    Active: '正常',
    Abnormal: '异常',
    Deleting: '删除中',
    Unknown: '未知',
  },

  notFound: (word) => `该项目没有网络“${word}”。`,
  which: (word) => `有多个网络符合“${word}”，是哪一个？`,
};
