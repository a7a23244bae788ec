const lib = (name) => `^libs/${name}/`;
const adapters = ['persistence', 'agents', 'catalog'];

/** design: domain <- application <- persistence, agents, catalog, testing <- apps <- test. No exceptions. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea or three: cut out what both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file: use it or delete it.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(spec|e2e-spec)\\.ts$|(^|/)main\\.ts$|^test/' },
      to: {},
    },
    {
      name: 'domain-imports-nothing',
      comment: 'Fetch first, then hand values to the domain. No package, no node module, no other lib.',
      severity: 'error',
      from: { path: lib('domain'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: lib('domain') },
    },
    {
      name: 'application-imports-domain-only',
      comment: 'An adapter is reached through a port in libs/application/src/ports.',
      severity: 'error',
      from: { path: lib('application') },
      to: { path: ['^libs/(?!application/|domain/)', '^apps/', '^test/'], pathNot: '^libs/testing/' },
    },
    {
      name: 'testing-is-for-specs',
      comment: 'Product code must not depend on test helpers.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '\\.spec\\.ts$|^libs/testing/' },
      to: { path: lib('testing') },
    },
    ...adapters.map((name) => ({
      name: `${name}-is-an-adapter`,
      comment: 'Adapters never import each other: talk through a port in libs/application.',
      severity: 'error',
      from: { path: lib(name) },
      to: { path: [`^libs/(?!${name}/|application/|domain/|testing/)`, '^apps/', '^test/'] },
    })),
    {
      name: 'testing-knows-no-adapter',
      comment: 'The contract suites are written against ports; each adapter runs them from its own spec.',
      severity: 'error',
      from: { path: lib('testing') },
      to: { path: ['^libs/(?!testing/|application/|domain/)', '^apps/', '^test/'] },
    },
    {
      name: 'surfaces-never-meet',
      comment: 'What two surfaces share belongs in http/ or in the core.',
      severity: 'error',
      from: { path: '^apps/assistant-api/src/(invoke|sales-message|conversations|admin|states)/' },
      to: {
        path: '^apps/assistant-api/src/(invoke|sales-message|conversations|admin|states)/',
        pathNot: '^apps/assistant-api/src/$1/',
      },
    },
    {
      name: 'apps-never-meet',
      comment: 'Shared code belongs in a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'typeorm-in-persistence',
      comment:
        'Only libs/persistence knows the database. The benchmark has a floor that does without it, and the trust harness ' +
        'looks at what is stored without asking the product.',
      severity: 'error',
      from: { pathNot: '^(libs/persistence|test/bench|test/trust/database)/' },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm|better-sqlite3|pg)/' },
    },
    {
      name: 'openai-in-agents',
      comment: 'Only libs/agents/src/openai knows the model wire.',
      severity: 'error',
      from: { pathNot: '^libs/agents/src/openai/' },
      to: { path: 'node_modules/openai/' },
    },
    {
      name: 'class-validator-in-dtos',
      comment: 'Wire validation lives in DTOs and environment.ts; the domain decides with its own code.',
      severity: 'error',
      from: { pathNot: '(\\.dto|/environment|/http/validat[a-z-]*(\\.spec)?)\\.ts$' },
      to: { path: 'node_modules/class-validator/' },
    },
    {
      name: 'lib-at-its-root',
      comment: 'Import @app/<lib>, never a file inside it.',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$1/'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'test/ is the last in the row.',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^test/bench/node_modules/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
