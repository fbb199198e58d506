import { type Access, type Grant, ROLES } from '../../src/domain/access/access.ts';
import type { AuditAction, AuditEntry } from '../../src/domain/access/audit.ts';

const at = new Date('2026-11-20T08:00:00Z');
const given = { by: 'U0ADMIN', at } as const;

export const NO_ACCESS: Access = { grants: [], listed: new Set(), guests: new Set() };

/** An admin of the configuration, operators by group and by name, one of them in one channel. */
export const USUAL_ACCESS: Access = {
  grants: [
    { subject: 'U0ADMIN', role: 'admin' },
    { subject: 'S0OPERATORS', role: 'operator', ...given },
    { subject: 'U0SECOND', role: 'operator', channel: 'C0TRAINING', ...given },
    { subject: 'U0VIEWER', role: 'admin', channel: 'C0RANDOM', ...given },
  ],
  listed: new Set(['C0TRAINING', 'C0RANDOM']),
  guests: new Set(['C0TRAINING']),
};

/** Hundreds of each. */
export const MUCH_ACCESS: Access = {
  grants: Array.from({ length: 300 }, (_, i): Grant => {
    const subject = `${i % 3 === 0 ? 'S' : 'U'}0${String(i).padStart(9, '0')}`;
    const channel = i % 2 === 0 ? undefined : i % 4 === 1 ? 'C0TRAINING' : `C0${i}`;
    return { subject, role: ROLES[i % 3] ?? 'viewer', channel, ...given };
  }),
  listed: new Set(Array.from({ length: 100 }, (_, i) => `C0${i}`)),
  guests: new Set(Array.from({ length: 100 }, (_, i) => `C0${i}`)),
};

const COURSE = [
  ['stop.ended', {}],
  ['stop.accepted', { answer: 'accepted', requestId: '0d3b4ff0a2a4c5e6' }],
  ['stop.sent', {}],
  ['stop.held', {}],
  ['stop.requested', { by: 'U0OPERATOR', role: 'operator', detail: 'dry run' }],
  ['stop.refused', { answer: 'forbidden · HTTP 403 · ModelArts.0108' }],
  ['stop.approved', { by: 'U0SECOND', role: 'operator' }],
  ['stop.rehearsed', {}],
  ['stop.revoked', {}],
  ['settings.changed', { by: 'U0ADMIN', role: 'admin', detail: 'undo 10 → 20' }],
  ['access.allowed', { by: 'U0ADMIN', role: 'admin', detail: 'S0OPERATORS operator' }],
] as const satisfies readonly (readonly [AuditAction, Partial<AuditEntry>])[];

/** Newest first. @param text stands wherever there may be text from outside */
export function someEntries(count: number, text?: string): AuditEntry[] {
  return Array.from({ length: count }, (_, i): AuditEntry => {
    const [action, more] = COURSE[i % COURSE.length] ?? COURSE[0];
    const isStop = action.startsWith('stop.');
    return {
      seq: count - i,
      at: new Date(at.getTime() - i * 97_000),
      action,
      channel: 'C0TRAINING',
      ...(isStop && { trialId: text ?? '13b28374', jobId: text ?? '11111111-2222-4333-8444-555555555555' }),
      ...more,
      ...(text !== undefined && { answer: text, detail: text }),
    };
  });
}
