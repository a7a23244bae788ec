const { rm } = require('node:fs/promises');

/** Stops the run's PostgreSQL and removes its files, whichever project ends first: Jest tears down after all tests. */
module.exports = async () => {
  const running = globalThis.testPostgres;
  if (running === undefined) return;
  globalThis.testPostgres = undefined;
  await running.server.stop();
  await rm(running.folder, { recursive: true, force: true });
};
