'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const bundle = path.join(root, 'dist/apps/admin-cli/main.js');
const sources = ['apps/admin-cli', 'libs', 'package-lock.json', 'webpack.config.js', 'nest-cli.json'];

/** The time of the newest file below, in epoch milliseconds. */
function newest(file) {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function isCurrent() {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  return sources
    .map((name) => path.join(root, name))
    .every((file) => !existsSync(file) || newest(file) <= built);
}

/** Builds without a word, unless the build fails. */
function build() {
  const nest = path.join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const built = spawnSync(process.execPath, [nest, 'build', 'admin-cli'], { cwd: root, encoding: 'utf8' });
  if (built.status === 0) return;
  process.stderr.write(
    `${built.stdout ?? ''}${built.stderr ?? ''}\nerror: the admin command could not be built\n`,
  );
  process.exit(1);
}

if (!isCurrent()) build();
const { status, signal } = spawnSync(
  process.execPath,
  ['--enable-source-maps', bundle, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(signal === null ? (status ?? 1) : 1);
