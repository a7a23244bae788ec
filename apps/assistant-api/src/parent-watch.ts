const LOOK_MS = 500;

/**
 * Calls back when the process that started this one is gone. `npm start` puts a shell in between that ends on SIGTERM
 * without passing it on, and the server would stay behind with its port and its database.
 */
export function onParentGone(gone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, LOOK_MS);
  watch.unref();
}
