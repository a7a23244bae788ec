'use strict';
/** `node -r ./scripts/register-typescript.js file.ts`: runs TypeScript with the compiler settings of the bundle. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.resolve(__dirname, '..');
const swc = require('../swc.config.js');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...swc,
    filename,
    sourceMaps: 'inline',
    swcrc: false,
  });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveLib(request, ...rest) {
  const lib = /^@app\/([a-z-]+)$/.exec(request)?.[1];
  return resolve.call(this, lib === undefined ? request : path.join(root, 'libs', lib, 'src'), ...rest);
};
