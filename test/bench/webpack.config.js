const path = require('node:path');
const bundle = require('../../webpack.config.js');

/** Each of the benchmark's processes is a bundle of its own, made as the server's is. */
const PROCESSES = {
  bench: 'bench.ts',
  service: 'servers/service.main.ts',
  floor: 'servers/floor.main.ts',
  load: 'load/load.main.ts',
  seed: 'seed/seed.main.ts',
  'cold-load': 'parts/cold-load.main.ts',
};

module.exports = (options) => ({
  ...bundle(options),
  module: { ...bundle(options).module, parser: { javascript: { createRequire: false } } },
  entry: Object.fromEntries(
    Object.entries(PROCESSES).map(([name, file]) => [name, path.join(__dirname, file)]),
  ),
  output: { ...options.output, filename: 'test/bench/[name].js' },
});
