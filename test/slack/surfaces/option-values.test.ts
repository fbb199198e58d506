import { describe, expect, it } from 'vitest';
import { writeOptions } from '../../../src/commands/options.ts';
import { readLine } from '../../../src/domain/text/command-line.ts';
import { enteredOptions } from '../../../src/slack/surfaces/option-values.ts';

describe('enteredOptions', () => {
  it('reads text in a form as if it were typed in a line, with its quotation marks', () => {
    const entered = enteredOptions({
      metric: { 'option:metric': { type: 'plain_text_input', value: ' “ｗｈａｔ” else ' } },
      top: { 'option:top': { type: 'plain_text_input', value: '１０' } },
    });
    expect(entered).toEqual({ metric: '"what" else', top: '10' });
    const written = writeOptions('best resnet-lr', entered);
    const words = 'line' in written ? readLine(written.line) : undefined;
    expect(words).toEqual(['best', 'resnet-lr', '--top', '10', '--metric', '"what" else']);
  });
});
