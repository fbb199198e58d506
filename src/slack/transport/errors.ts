import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** What an error of the Web API means for the call, by what helps. */
export type Verdict =
  /** Nothing was done; the same call works later. */
  | 'passing'
  /** It may have been done. */
  | 'unsure'
  /** What the call was about is no longer there. */
  | 'gone'
  /** This place refuses; another one may take it. */
  | 'place'
  /** Refused until an administrator changes the app, its token or the workspace; then the same call works. */
  | 'setup'
  /** The call itself is wrong, and will be refused each time. */
  | 'request'
  /** A code that no source knows. */
  | 'unknown';

/**
 * Every error that Slack documents for the methods in methods.ts, and those seen in the field. Source: the "Errors" part
 * of docs.slack.dev/reference/methods/<method>, August 2026.
 */
const CODES = new Map<Verdict, readonly string[]>([
  [
    'passing',
    [
      'ratelimited',
      'rate_limited',
      'message_limit_exceeded',
      'service_unavailable',
      'request_timeout',
      'team_added_to_org',
      'org_login_required',
      'update_failed',
      'external_channel_migrating',
      'streaming_state_conflict',
      'file_update_failed',
      'unable_to_share_files',
      'list_record_comment_fetch_failed',
    ],
  ],
  // "It's possible some aspect of the operation succeeded before the error was raised."
  ['unsure', ['internal_error', 'fatal_error']],
  [
    'gone',
    [
      'message_not_found',
      'cannot_find_message',
      'thread_not_found',
      'not_found',
      'hash_conflict',
      'expired_trigger_id',
      'exchanged_trigger_id',
      'execution_not_in_running_state',
      'function_execution_not_found',
      'user_not_found',
      'user_not_visible',
      'no_such_subteam',
      'invalid_unfurl_id',
      'file_not_found',
      'file_deleted',
      'file_is_deleted',
    ],
  ],
  [
    'place',
    [
      'is_archived',
      'is_inactive',
      'not_in_channel',
      'channel_not_found',
      'cannot_find_channel',
      'invalid_channel',
      'channel_is_limited_access',
      'user_not_in_channel',
      'posting_to_channel_denied',
      'messages_tab_disabled',
      'app_access_restricted',
      'ekm_access_denied',
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'restricted_action_thread_locked',
      'cannot_reply_to_message',
      'method_not_supported_for_channel_type',
      'slack_connect_canvas_sharing_blocked',
      'slack_connect_clip_sharing_blocked',
      'slack_connect_file_link_sharing_blocked',
      'slack_connect_file_upload_sharing_blocked',
      'slack_connect_lists_sharing_blocked',
      'slack_connect_blocked_file_type',
    ],
  ],
  [
    'setup',
    [
      'missing_scope',
      'no_permission',
      'access_denied',
      'accesslimited',
      'not_authed',
      'invalid_auth',
      'account_inactive',
      'token_expired',
      'token_revoked',
      'not_allowed_token_type',
      'two_factor_setup_required',
      'enterprise_is_restricted',
      'forbidden_team',
      'is_bot',
      'not_enabled',
      'plan_upgrade_required',
      'cannot_find_service',
      'cannot_auth_user',
      'file_uploads_disabled',
      'file_uploads_except_images_disabled',
      'file_upload_size_restricted',
      'file_type_not_allowed',
      'blocked_file_type',
      'storage_limit_reached',
      'deprecated_endpoint',
      'method_deprecated',
      'unknown_method',
      'parameter_validation_failed',
    ],
  ],
  [
    'request',
    [
      'invalid_blocks',
      'invalid_blocks_format',
      'msg_blocks_too_long',
      'msg_too_long',
      'no_text',
      'view_too_large',
      'markdown_text_conflict',
      'invalid_attachments',
      'too_many_attachments',
      'attachment_payload_limit_exceeded',
      'too_many_contact_cards',
      'block_mismatch',
      'edit_window_closed',
      'cant_update_message',
      'cant_delete_message',
      'cant_broadcast_message',
      'no_dual_broadcast_content_update',
      'as_user_not_supported',
      'send_on_behalf_not_allowed',
      'team_not_found',
      'invalid_team',
      'duplicate_channel_not_found',
      'duplicate_message_not_found',
      'duplicate_external_id',
      'draft_already_deleted',
      'draft_already_sent',
      'draft_has_conflict',
      'draft_not_found',
      'invalid_metadata_format',
      'invalid_metadata_schema',
      'invalid_metadata_filter_keys',
      'metadata_too_large',
      'metadata_must_be_sent_from_app',
      'missing_file_data',
      'missing_channel',
      'missing_source',
      'missing_ts',
      'missing_unfurl_id',
      'missing_unfurls',
      'missing_profile_id',
      'missing_argument',
      'missing_args',
      'missing_post_type',
      'not_implemented',
      'cannot_parse_attachment',
      'cannot_prompt',
      'cannot_unfurl_message',
      'cannot_unfurl_url',
      'invalid_source',
      'invalid_unfurls_format',
      'invalid_trigger_id',
      'invalid_cursor',
      'invalid_ts_latest',
      'invalid_ts_oldest',
      'invalid_arg_name',
      'invalid_arguments',
      'invalid_array_arg',
      'invalid_charset',
      'invalid_form_data',
      'invalid_json',
      'json_not_object',
      'invalid_post_type',
      'insecure_request',
      'too_many_users',
      'users_not_found',
      'channels_limit_exceeded',
      'alt_txt_too_large',
      'snippet_too_large',
      'unknown_snippet_type',
      'unknown_subtype',
      'file_share_limit_reached',
      'max_file_sharing_exceeded',
    ],
  ],
]);

const VERDICTS = new Map(
  [...CODES].flatMap(([verdict, codes]) => codes.map((code) => [code, verdict] as const)),
);

/** What an error of a Web API call means, whatever kind of error it is. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof WebAPIRateLimitedError) return 'passing';
  if (error instanceof WebAPIPlatformError) return verdictOfCode(error.data.error);
  return neverLeft(error) ? 'passing' : 'unsure';
}

/** The client puts the whole of an answer that is no JSON in the place of the code. */
function verdictOfCode(code: unknown): Verdict {
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_]*$/.test(code)) return 'unsure';
  return VERDICTS.get(code) ?? 'unknown';
}

/** Slack's own word for an error of the Web API, where it gave one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Without a connection nothing was taken; after a timeout or a reset it may have been. */
function neverLeft(error: unknown): boolean {
  if (!(error instanceof WebAPIRequestError)) return false;
  for (let cause: unknown = error.original; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && NO_CONNECTION.has(cause.code)) return true;
  }
  return false;
}
