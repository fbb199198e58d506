import { describe, expect, it } from 'vitest';
import { createPresses } from '../../../src/slack/transport/presses.ts';

describe('a press in a modal', () => {
  it('shows nothing where another press came after it', async () => {
    const pressIn = createPresses();
    const first = pressIn('V1');
    const last = pressIn('V1');
    const shown: string[] = [];
    await last(async () => shown.push('last'));
    expect(await first(async () => shown.push('first'))).toBeUndefined();
    expect(shown).toEqual(['last']);
  });

  it('waits for what is being shown for the press before', async () => {
    const pressIn = createPresses();
    const slack = Promise.withResolvers<void>();
    const shown: string[] = [];
    const showing = pressIn('V1')(async () => {
      await slack.promise;
      shown.push('first');
    });
    await Promise.resolve();
    const after = pressIn('V1')(async () => shown.push('last'));
    slack.resolve();
    await Promise.all([showing, after]);
    expect(shown).toEqual(['first', 'last']);
  });

  it('is not replaced by a later press in another modal', async () => {
    const pressIn = createPresses();
    const first = pressIn('V1');
    pressIn('V2');
    expect(await first(async () => 'shown')).toBe('shown');
  });

  it('is shown after one that could not be shown', async () => {
    const pressIn = createPresses();
    const failing = pressIn('V1')(async () => Promise.reject(new Error('gone')));
    await expect(failing).rejects.toThrow('gone');
    expect(await pressIn('V1')(async () => 'shown')).toBe('shown');
  });
});
