export interface TagList {
  readonly tags: readonly Tag[];
  /** How many entries ModelArts gave that cannot be read. */
  readonly damaged: number;
}

/** A tag key, with every value that occurs with it. */
export interface Tag {
  readonly key: string;
  readonly values: readonly string[];
}
