/** One entry of the manifest's `functions`. */
export interface StepDefinition {
  readonly callbackId: string;
  readonly title: string;
  readonly inputs: Parameters;
  readonly outputs: Parameters;
}

export interface Parameters {
  /** The type of each by its name, as the manifest writes it. */
  readonly types: Readonly<Record<string, string>>;
  readonly required: readonly string[];
}
