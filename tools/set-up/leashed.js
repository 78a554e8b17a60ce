// `node --import tools/set-up/leashed.js program`: the program hears SIGTERM when its starter is gone.
import { watchStarter } from './leash.js';

watchStarter(() => process.kill(process.pid, 'SIGTERM'), { isScript: false });
