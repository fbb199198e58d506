/**
 * Every Web API method that the bot calls, with the scopes of which any one lets it. Source:
 * docs.slack.dev/reference/methods/<method>, August 2026. What each may answer with is in errors.ts.
 */
export const METHODS: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [], // the app-level token's `connections:write`
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'functions.completeError': [],
  'functions.completeSuccess': [],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

/** For what Slack sends: the command and its shortcuts, mentions and links. */
export const EVENT_SCOPES: readonly string[] = ['app_mentions:read', 'commands', 'links:read'];

/** May be left out of an installation: without them a post that Slack never answered for is not looked for. */
const OPTIONAL = /:history$/;

/** What the bot cannot do without. */
export const SCOPES: readonly string[] = [...new Set([...EVENT_SCOPES, ...Object.values(METHODS).flat()])]
  .filter((scope) => !OPTIONAL.test(scope))
  .toSorted();
