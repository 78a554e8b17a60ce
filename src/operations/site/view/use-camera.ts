import { useEffect, useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { getImage, getJson, postJson } from '../../../kit/http.ts';
import { type Trouble, troubleOf } from '../../../kit/resource.ts';
import type { BeforeAnswer } from '../camera/wire.ts';
import { cameraText as text } from './camera-text.ts';
import { playMoving } from './moving-player.ts';
import { playStream, streamLoading, type StreamStanding } from './stream-player.ts';

const base = '/api/operations/site/camera';
const beforeSeconds = 30;
const everyMilliseconds = 500;
const againMilliseconds = 1_500;
/** As many as are held of half a minute at one a second. */
const imagesMax = 30;

/** A viewing of one camera: none yet, on record, or refused. */
export interface Viewing {
  readonly id: string | null;
  readonly trouble: Trouble | null;
  /** Opens a new one: for whoever looks on. */
  readonly again: () => void;
}

/** Puts on record that somebody looks through a camera for an alarm, at once: no picture comes before; and that they left. */
export function useViewing(device: string, alarm: string): Viewing {
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<Omit<Viewing, 'again'>>({ id: null, trouble: null });
  useEffect(() => {
    let isGone = false;
    let isOpen = false;
    const leave = (): void => {
      if (isOpen) void postJson(`${base}/leave`, { viewing: id });
    };
    const id = `cv-${crypto.randomUUID()}`;
    setHeld({ id: null, trouble: null });
    const body = { viewing: id, device, purpose: 'alarm', alarm, recipient: null, beforeSeconds };
    void postJson('/api/operations/site/open-camera-viewing', body, id).then((answer) => {
      isOpen = answer.kind === 'ok';
      if (isGone) return leave();
      setHeld(answer.kind === 'ok' ? { id, trouble: null } : { id: null, trouble: troubleOf(answer) });
    });
    return () => {
      isGone = true;
      leave();
    };
  }, [device, alarm, round]);
  return { ...held, again: () => setRound((before) => before + 1) };
}

/** An image in this browser's memory; `at`: when the node had it. */
export interface Shown {
  readonly url: string;
  readonly at: string | null;
  /** Its number among the images of before that the node holds; null: it is one of now. */
  readonly image: number | null;
}

/** The picture of now, an image each half second while the window is in view; an old one stays with its age. */
export function useNow(viewing: string | null): {
  readonly shown: Shown | null;
  readonly trouble: Trouble | null;
} {
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (viewing === null) return;
    const going = new AbortController();
    let url: string | null = null;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const answer = await getImage(`${base}/still?viewing=${viewing}`, going.signal);
      if (going.signal.aborted) return;
      if (answer.kind !== 'ok') return setTrouble(troubleOf(answer));
      const before = url;
      url = URL.createObjectURL(answer.value.image);
      setShown({ url, at: answer.value.at, image: null });
      setTrouble(null);
      if (before !== null) setTimeout(() => URL.revokeObjectURL(before), everyMilliseconds);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = async (): Promise<void> => {
      let failed = false;
      await ask().catch(() => {
        failed = true;
      });
      if (!going.signal.aborted)
        timer = setTimeout(() => void round(), failed ? againMilliseconds : everyMilliseconds);
    };
    void round();
    return () => {
      going.abort();
      clearTimeout(timer);
      if (url !== null) URL.revokeObjectURL(url);
      setShown(null);
      setTrouble(null);
    };
  }, [viewing]);
  return { shown, trouble };
}

/** The moving picture of now, image for image as the node has them; the last one stays with its age. */
export function useMoving(viewing: string | null): {
  readonly shown: Shown | null;
  readonly trouble: Trouble | null;
} {
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (viewing === null) return;
    let url: string | null = null;
    const stop = playMoving(`${base}/moving?viewing=${viewing}`, {
      image({ jpeg, at }) {
        const before = url;
        url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }));
        setShown({ url, at, image: null });
        if (before !== null) setTimeout(() => URL.revokeObjectURL(before), everyMilliseconds);
      },
      trouble: setTrouble,
    });
    return () => {
      stop();
      if (url !== null) URL.revokeObjectURL(url);
      setShown(null);
      setTrouble(null);
    };
  }, [viewing]);
  return { shown, trouble };
}

/** The stream of now in the `video` that is handed to `setVideo`, for as long as there is one; null: none is wanted. */
export function useStream(viewing: string | null): {
  readonly setVideo: (video: HTMLVideoElement | null) => void;
  readonly standing: StreamStanding;
} {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [standing, setStanding] = useState(streamLoading);
  useEffect(() => {
    if (video === null || viewing === null) return;
    const stop = playStream(video, `${base}/stream?viewing=${viewing}`, setStanding);
    return () => {
      stop();
      setStanding(streamLoading);
    };
  }, [video, viewing]);
  return { setVideo, standing };
}

/** What was before, oldest first, fetched once: the node forgets it within half a minute. Null: not known yet. */
export function useBefore(viewing: string | null): readonly Shown[] | null {
  const [images, setImages] = useState<readonly Shown[] | null>(null);
  useEffect(() => {
    if (viewing === null) return;
    const going = new AbortController();
    const urls: string[] = [];
    void (async () => {
      const listed = await getJson<BeforeAnswer>(`${base}/before?viewing=${viewing}`, going.signal);
      if (going.signal.aborted) return;
      const all = listed.kind === 'ok' ? listed.value.images.slice(-imagesMax) : [];
      if (all.length === 0) return setImages([]);
      // The newest first: it is the nearest to the alarm, and is on the screen within the second.
      for (const { image, at } of all.toReversed()) {
        const answer = await getImage(`${base}/image?viewing=${viewing}&image=${image}`, going.signal);
        if (going.signal.aborted) return;
        if (answer.kind !== 'ok') continue;
        const url = URL.createObjectURL(answer.value.image);
        urls.push(url);
        setImages((before) => [{ url, at, image }, ...(before ?? [])]);
      }
      setImages((before) => before ?? []);
    })();
    return () => {
      going.abort();
      for (const url of urls) URL.revokeObjectURL(url);
      setImages(null);
    };
  }, [viewing]);
  return images;
}

/** In words why there is no picture. */
export function troubleText(trouble: Trouble): Text {
  switch (trouble.kind) {
    case 'offline':
      return text.offline;
    case 'overloaded':
      return text.overloaded;
    case 'refused':
      return trouble.message ?? text.fault;
    case 'fault':
      return text.fault;
  }
}

/** True where the viewing itself is over: asking again would bring nothing. */
export function isOver(trouble: Trouble | null): boolean {
  return trouble?.kind === 'refused' && trouble.code === 'viewing_unknown';
}
