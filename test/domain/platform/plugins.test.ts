import { describe, expect, it } from 'vitest';
import { pluginNamed } from '../../../src/domain/platform/plugins.ts';

describe('pluginNamed', () => {
  it.each([
    ['gpu-driver', 'gpu-driver'],
    ['GPU', 'gpu-driver'],
    ['npuDriver', 'npu-driver'],
    ['npu_driver', 'npu-driver'],
    ['helm', 'helm'],
    ['gpu-drivers', 'gpu-drivers'],
  ])('reads %s as the plug-in %s', (word, name) => expect(pluginNamed(word)).toBe(name));
});
