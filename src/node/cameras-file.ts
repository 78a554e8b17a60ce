import { readFileSync, statSync } from 'node:fs';
import { type CameraSettings, camerasFileSchema } from '../feeds/camera/index.ts';

/**
 * The cameras that this node reaches, from a file that its owner alone may read: names and passwords stand in it. Throws,
 * by place and never by content, where it cannot be read, where others may read it, or where something in it is wrong.
 */
export function readCameras(file: string | undefined): readonly CameraSettings[] {
  if (file === undefined) return [];
  if ((statSync(file).mode & 0o077) !== 0) throw new Error('camerasFile: others may read it (chmod 600)');
  const read = camerasFileSchema.safeParse(parsed(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Error(`camerasFile: ${first?.path.join('.') ?? ''}: ${first?.code ?? 'not a list of cameras'}`);
}

/** The parser's own message would repeat what stands there. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('camerasFile: not JSON');
  }
}
