/** A plug-in that can be put on a resource pool, and the versions there are of it. */
export interface PluginTemplate {
  readonly name: string;
  /** What it is: a driver, or the vendor's own word for anything else. */
  readonly kind: 'npu' | 'gpu' | { readonly other: string } | undefined;
  readonly description: string | undefined;
  /** Newest first, as far as that can be told. */
  readonly versions: readonly PluginVersion[];
}

export interface PluginVersion {
  readonly version: string;
  readonly createdAt: Date | undefined;
  readonly description: string | undefined;
  /** What may be set at installation, as `name=value`; credentials are masked. */
  readonly inputs: readonly string[];
}

/** The names that are documented. */
export const PLUGINS = ['gpu-driver', 'npu-driver'] as const;

/** The name that ModelArts has for `word`, which may be written `GPU`, `gpuDriver` or `gpu_driver`. */
export function pluginNamed(word: string): string {
  const bare = word.toLowerCase().replaceAll(/[\s_-]/g, '');
  return PLUGINS.find((name) => [name.replace('-', ''), name.slice(0, 3)].includes(bare)) ?? word;
}
