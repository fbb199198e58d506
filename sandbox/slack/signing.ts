import { createHmac } from 'node:crypto';

/**
 * The headers that prove a request to come from Slack. They carry the machine's own time, whatever the sandbox's
 * clock says: the bot refuses anything more than five minutes old by its own.
 */
export function signatureHeaders(body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
