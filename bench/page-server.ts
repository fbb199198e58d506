import { createServer } from 'node:http';
import { DELAY_MS, PAGE_SIZE, PAGES, TRIALS } from './pages.ts';
import { tableText } from './table.ts';

// Only serves what was made before: its own work must not be what is measured. `offset` counts pages here.
const pages = Array.from({ length: PAGES }, (_, page) =>
  Buffer.from(tableText({ from: page * PAGE_SIZE, count: PAGE_SIZE, total: TRIALS })),
);

const server = createServer(({ url = '/' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/readyz') return void response.end();
  const page = pages[Number(searchParams.get('offset'))];
  setTimeout(() => {
    response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(page);
  }, DELAY_MS);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
