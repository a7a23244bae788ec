'use strict';
/** `npm run bench`: installs the peers once, builds the server and the benchmark, and runs it. */
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

function step(command, args, cwd, stdio) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, stdio, encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\nerror: ${command} ${args.join(' ')} failed\n`);
  process.exit(status ?? 1);
}

if (!existsSync(path.join(__dirname, 'node_modules/.package-lock.json'))) {
  console.log('Installing what the service is compared with (once; minutes where it must be compiled) ...');
  step('npm', ['ci', '--no-audit', '--no-fund'], __dirname, 'inherit');
}
const nest = path.join(root, 'node_modules/@nestjs/cli/bin/nest.js');
for (const app of ['assistant-api', 'bench']) step(process.execPath, [nest, 'build', app], root, 'pipe');

const main = path.join(root, 'dist/test/bench/bench.js');
const args = ['--enable-source-maps', main, ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
