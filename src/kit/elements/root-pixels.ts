import { useEffect, useState } from 'react';

/** CSS pixels of one rem, kept right when the window moves to another screen. */
export function useRootPixels(): number {
  const [pixels, setPixels] = useState(rootPixels);
  useEffect(() => {
    const read = () => setPixels(rootPixels());
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return pixels;
}

function rootPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}
