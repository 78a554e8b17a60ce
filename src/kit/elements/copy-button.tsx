import { ObiContentCopyGoogle } from '@oicl/openbridge-webcomponents-react/icons/icon-content-copy-google.js';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { elementText } from './text.ts';

/** Copies a value, and says that it did. */
export function CopyButton(props: { readonly value: string; readonly label: string }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return undefined;
    const timer = setTimeout(() => setOutcome('idle'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    copyText(props.value).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <span className="copy">
      <button
        type="button"
        className="act act-quiet act-icon"
        title={props.label}
        aria-label={props.label}
        onClick={copy}
      >
        <ObiContentCopyGoogle aria-hidden="true" />
      </button>
      <span role="status" className="copy-said">
        {outcome === 'idle' ? '' : t(outcome === 'copied' ? elementText.copied : elementText.copyFailed)}
      </span>
    </span>
  );
}

/** Puts text on the clipboard; rejects where the browser gives none (plain HTTP away from this machine). */
export async function copyText(value: string): Promise<void> {
  if (navigator.clipboard === undefined) throw new Error('no clipboard here');
  await navigator.clipboard.writeText(value);
}
