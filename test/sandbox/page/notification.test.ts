import { describe, expect, it } from 'vitest';
import { notificationOf } from '../../../sandbox/web/notification.ts';

const names = { nameOf: (id: string) => ({ U1: 'operator', C1: 'training' })[id] ?? id };

describe('notificationOf', () => {
  it('shows markup of Slack as a notification does', () => {
    const text =
      'Stopped by <@U1> in <#C1> at <!date^1795322914^{time}|04:48 UTC>: <https://a.b|log> &lt;1 &amp; 2&gt;';
    expect(notificationOf(text, names)).toBe('Stopped by @operator in #training at 04:48 UTC: log <1 & 2>');
  });
});
