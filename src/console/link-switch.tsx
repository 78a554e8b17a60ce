import { useEffect, useState } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { getJson, postJson } from '../kit/http.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { shellText } from './text.ts';

const path = '/api/demonstration/link';
const directions = ['fr-to-uk', 'uk-to-fr'] as const;
type Cut = Readonly<Record<(typeof directions)[number], boolean>>;
const arrows = { 'fr-to-uk': 'FR → UK', 'uk-to-fr': 'UK → FR' } as const;

/** Cuts and restores the link between the two nodes of the demonstration; nothing where there is but one. */
export function LinkSwitch() {
  const { t } = useWords();
  const [cut, setCut] = useState<Cut | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void getJson<Cut>(path, left.signal).then((answer) => {
      if (answer.kind === 'ok' && !left.signal.aborted) setCut(answer.value);
    });
    return () => left.abort();
  }, []);
  if (cut === null) return null;
  const turn = async (direction: keyof Cut): Promise<void> => {
    const answer = await postJson<Cut>(path, { act: cut[direction] ? 'heal' : 'cut', direction });
    if (answer.kind === 'ok') setCut(answer.value);
  };
  return directions.map((direction) => (
    <ActionButton
      key={direction}
      quiet
      label={t(cut[direction] ? shellText.linkHeal : shellText.linkCut, { way: arrows[direction] })}
      onPress={() => void turn(direction)}
    />
  ));
}
