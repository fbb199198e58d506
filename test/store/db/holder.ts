import { StartError } from '../../../src/errors.ts';
import { openStore } from '../../../src/store/open.ts';

// A process of its own that holds a directory until it is ended.
const [, , dir = ''] = process.argv;
try {
  const store = await openStore({ dir }, { now: () => new Date() });
  await store.audit.append({ action: 'audit.exported', detail: 'by the holder' });
  process.stdout.write('holding\n');
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(error instanceof StartError ? error.message : String(error));
}
