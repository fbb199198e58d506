'use strict';

// Plain CommonJS and old syntax: this has to run on the Node that is too old for everything else.
var wanted = Number(/\d+/.exec(require('./package.json').engines.node)[0]);
var found = Number(process.versions.node.split('.')[0]);

if (found < wanted) {
  process.stderr.write(
    'This needs Node ' +
      wanted +
      ' or newer, and found ' +
      process.versions.node +
      ': install it from https://nodejs.org, or run npm install on Linux, which brings one along.\n',
  );
  process.exit(1);
}
