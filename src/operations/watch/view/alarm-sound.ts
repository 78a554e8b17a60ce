/** The short sounds of the alarm line. Nothing is loaded: the browser makes the tone. */
export interface AlarmSound {
  readonly play: (kind: 'life' | 'other') => void;
  /** True while the browser holds sounds back because nobody has pressed a key yet. */
  readonly isHeldBack: () => boolean;
}

const tones = {
  // Three short ones for danger to life, one for the rest; both under a second, so that nobody wants them off.
  life: { hertz: 880, startsSeconds: [0, 0.22, 0.44] },
  other: { hertz: 620, startsSeconds: [0] },
} as const;
const lastsSeconds = 0.14;
const volume = 0.18;

/** Opens the browser's sound; null where it has none. */
export function openAlarmSound(): AlarmSound | null {
  if (typeof AudioContext === 'undefined') return null;
  const audio = new AudioContext();
  const wake = (): void => void audio.resume();
  window.addEventListener('keydown', wake, { once: true });
  window.addEventListener('pointerdown', wake, { once: true });
  return {
    isHeldBack: () => audio.state === 'suspended',
    play(kind) {
      void audio.resume();
      const { hertz, startsSeconds } = tones[kind];
      for (const start of startsSeconds) {
        const tone = audio.createOscillator();
        const gain = audio.createGain();
        const at = audio.currentTime + start;
        tone.frequency.value = hertz;
        gain.gain.setValueAtTime(0, at);
        gain.gain.linearRampToValueAtTime(volume, at + 0.01);
        gain.gain.setValueAtTime(volume, at + lastsSeconds - 0.02);
        gain.gain.linearRampToValueAtTime(0, at + lastsSeconds);
        tone.connect(gain).connect(audio.destination);
        tone.start(at);
        tone.stop(at + lastsSeconds);
      }
    },
  };
}
