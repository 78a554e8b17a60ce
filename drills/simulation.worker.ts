import { parentPort } from 'node:worker_threads';
import { playJob, type SimulationJob } from './simulation-jobs.ts';

// One thread of the simulation: a job comes, its result goes. What it throws ends it, and is told to whoever started it.
parentPort?.on('message', (job: SimulationJob) => {
  void playJob(job).then((result) => parentPort?.postMessage(result));
});
