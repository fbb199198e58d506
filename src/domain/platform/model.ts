import type { Reading } from '../search/reading.ts';

/** One version of a model. */
export interface Model {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  /** `TensorFlow`, `PyTorch`, `Image` and the like. */
  readonly type: string | undefined;
  /** `published`, `building_failed` and the like, as ModelArts writes it. */
  readonly status: string | undefined;
  /** Bytes. */
  readonly size: number | undefined;
  readonly createdAt: Date | undefined;
}

/**
 * What ModelArts keeps of a model twice: in fields of its own, and in the `config` it was imported with. The two may
 * disagree, so whoever shows one has to say which.
 */
export interface Twofold<T> {
  readonly own: T | undefined;
  readonly config: T | undefined;
}

export interface ModelDetail extends Model {
  readonly description: string | undefined;
  readonly runtime: Twofold<string>;
  readonly metrics: Twofold<Metrics>;
  readonly packages: Twofold<readonly Package[]>;
  readonly apis: Twofold<readonly ModelApi[]>;
  readonly health: Twofold<readonly HealthCheck[]>;
  readonly inputs: readonly ModelParameter[];
  readonly outputs: readonly ModelParameter[];
  readonly algorithm: string | undefined;
  readonly source: ModelSource;
  readonly labels: readonly string[];
  /** `realtime`, `batch`, `edge`. */
  readonly installTypes: readonly string[];
  readonly needs: readonly Need[];
  readonly workspaceId: string | undefined;
  /** Fields that should hold JSON as text and hold something else. */
  readonly unreadable: readonly PackedField[];
}

export type PackedField = 'model_metrics' | 'apis' | 'config' | 'param_desc';

export type Metrics = Readonly<Record<string, Reading>>;

export interface Package {
  readonly name: string;
  readonly version: string | undefined;
  readonly restraint: 'exact' | 'atLeast' | 'atMost' | undefined;
}

/** A way to call the model. */
export interface ModelApi {
  readonly method: string | undefined;
  readonly protocol: string | undefined;
  readonly url: string;
}

export interface HealthCheck {
  readonly kind: 'health' | 'readiness' | 'startup';
  /** A path to ask, or a command to run. */
  readonly target: string;
  /** Seconds. */
  readonly period: number | undefined;
  /** Failures in a row before it counts. */
  readonly failures: number | undefined;
}

export interface ModelParameter {
  readonly name: string;
  readonly type: string | undefined;
  /** The fields inside, by the description that comes with it. */
  readonly fields: readonly { readonly name: string; readonly type: string | undefined }[];
  readonly min: string | undefined;
  readonly max: string | undefined;
}

export interface ModelSource {
  readonly location: string | undefined;
  readonly jobId: string | undefined;
  readonly jobVersion: string | undefined;
}

/** What an instance of the model asks for at the least. Units are not documented. */
export interface Need {
  readonly what: 'cpu' | 'gpu' | 'memory';
  readonly amount: string;
}
