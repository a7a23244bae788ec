const path = require('node:path');
const swc = require('./swc.config.js');

/** Our own code is bundled, packages are not: native modules and TypeORM's drivers load from node_modules. */
module.exports = (options) => ({
  ...options,
  devtool: 'source-map',
  externals: [
    ({ request }, done) =>
      /^[.]|^@app\//.test(request) || path.isAbsolute(request) ? done() : done(null, `commonjs ${request}`),
  ],
  module: {
    rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: swc } }],
  },
  resolve: {
    extensions: ['.ts', '.js'],
    alias: Object.fromEntries(
      ['domain', 'application', 'persistence', 'agents', 'catalog', 'testing'].map((lib) => [
        `@app/${lib}$`,
        path.resolve(__dirname, `libs/${lib}/src/index.ts`),
      ]),
    ),
  },
  plugins: [],
});
