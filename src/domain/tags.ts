/** A tag key, with every value that occurs with it. */
export interface Tag {
  readonly key: string;
  readonly values: readonly string[];
}
