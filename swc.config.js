/** One compiler setting for the bundle and for the tests, so both run the same code. */
module.exports = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: {
    type: 'commonjs',
    // What a process may never need is loaded when it is first used: a start reads hundreds of files less.
    lazy: ['ajv', 'chrono-node', 'csv-parse', 'markdown-it', 'openai', 'pg', 'sax'],
  },
  sourceMaps: true,
};
