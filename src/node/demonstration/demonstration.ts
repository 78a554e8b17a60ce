import { createHash, randomBytes } from 'node:crypto';
import { type InventedContacts, sendInventedContacts } from './invented-contacts.ts';
import { type InventedCameras, startInventedCameras } from './invented-cameras.ts';
import { type InventedDetections, sendInventedDetections } from './invented-detections.ts';
import type { State } from '../../kernel/label.ts';
import { type InventedShore, sendInventedShore } from './invented-shore.ts';
import { type InventedReceiver, startInventedReceiver } from './invented-receiver.ts';

/** Everything around the node that exists only in the demonstration. */
export interface Demonstration {
  readonly aisSources: readonly string[];
  /** `ID=SHA256` of the token made for this run; it stands nowhere else. */
  readonly deviceTokenSha256: string;
  /** The file by which the node of a state reaches its invented cameras. */
  camerasFile(state: State): string;
  sendDetections(nodeAddress: string): void;
  /** Messages of the site's devices and reports of drivers, to one node. */
  sendShore(nodeAddress: string, state: State): void;
  stop(): Promise<void>;
}

/** Starts an invented receiver (where asked for) and cameras, and prepares invented devices; all use the real interfaces. */
export async function startDemonstration(withTraffic: boolean): Promise<Demonstration> {
  const receiver: InventedReceiver | null = withTraffic ? await startInventedReceiver() : null;
  const cameras: InventedCameras = await startInventedCameras();
  const token = randomBytes(24).toString('base64url');
  let detections: InventedDetections | null = null;
  let contacts: InventedContacts | null = null;
  const shores: InventedShore[] = [];
  return {
    aisSources: receiver === null ? [] : [receiver.address],
    deviceTokenSha256: `demo-devices=${createHash('sha256').update(token).digest('hex')}`,
    camerasFile: (state) => cameras.fileFor(state),
    sendDetections(nodeAddress) {
      detections = sendInventedDetections({ nodeAddress, token });
      contacts = sendInventedContacts({ nodeAddress, token });
    },
    sendShore: (nodeAddress, state) => void shores.push(sendInventedShore({ nodeAddress, token, state })),
    async stop() {
      for (const shore of shores) shore.stop();
      detections?.stop();
      contacts?.stop();
      await cameras.stop();
      await receiver?.stop();
    },
  };
}
