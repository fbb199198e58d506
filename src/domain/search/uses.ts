/** The search that a channel uses: what a command without a job means there. */
export interface ChannelSearch {
  readonly channel: string;
  readonly jobId: string;
  /** As it was when the search was set; names of jobs may be changed. */
  readonly jobName: string;
  /** Slack user id. */
  readonly by: string;
  readonly at: Date;
}
