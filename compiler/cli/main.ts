#!/usr/bin/env node
import { processHost } from './host.js';
import { run } from './run.js';

// The exit code is set, not forced: what has been written to a pipe still has to drain.
process.exitCode = await run(process.argv.slice(2), processHost());
