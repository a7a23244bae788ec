import { runAdmin } from './run-admin';

void runAdmin(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
