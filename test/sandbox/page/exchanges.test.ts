import { describe, expect, it } from 'vitest';
import { masked } from '../../../sandbox/page/mask.ts';

describe('masked, for the inspector of the sandbox page,', () => {
  it('hides credentials, at any depth and in any text', () => {
    const secret = {
      headers: { Authorization: 'SDK-HMAC-SHA256 …', 'X-Auth-Token': 'abc', host: 'here' },
      list: [{ response_url: 'http://x/1', text: 'token xoxb-1-2 and xapp-3' }],
    };
    expect(masked(secret)).toEqual({
      headers: { Authorization: '[masked]', 'X-Auth-Token': '[masked]', host: 'here' },
      list: [{ response_url: '[masked]', text: 'token xoxb-[masked] and xapp-[masked]' }],
    });
  });

  it('leaves the rest as it is', () => {
    expect(masked({ n: 1, nothing: null, is: true })).toEqual({ n: 1, nothing: null, is: true });
  });
});
