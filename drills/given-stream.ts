import { createHlsSource } from '../src/feeds/camera/index.ts';
import { startInventedCameras } from '../src/node/demonstration/invented-cameras.ts';

/** An answer of the node to a player. */
export interface StreamAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
}

/** For tests: an invented camera's stream, passed on as a node passes it on. */
export interface GivenStream {
  playlist(): Promise<StreamAnswer>;
  piece(name: string): Promise<StreamAnswer>;
  stop(): Promise<void>;
}

/** Starts the camera on loopback; `addressOf` is where a piece is asked for. The caller must stop it. */
export async function givenStream(addressOf: (piece: string) => string): Promise<GivenStream> {
  const cameras = await startInventedCameras();
  const hls = createHlsSource({ device: 'CAM-5', hls: `${cameras.address}/camera-6/live/index.m3u8` });
  const answerOf = (got: Awaited<ReturnType<typeof hls.playlist>>): StreamAnswer =>
    got.ok
      ? { status: 200, type: got.value.type, body: got.value.bytes }
      : { status: 409, type: 'application/json', body: JSON.stringify({ ok: false, ...got.refusal }) };
  return {
    playlist: async () => answerOf(await hls.playlist(addressOf)),
    piece: async (name) => answerOf(await hls.piece(name, addressOf)),
    stop: () => cameras.stop(),
  };
}
