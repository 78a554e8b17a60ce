import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Language, Text } from '../../kernel/text.ts';
import { formatNumber } from './format.ts';
import { type MessageValues, say } from './message.ts';

/** What a component needs to speak: the language, texts and numbers in it. */
export interface Words {
  readonly language: Language;
  readonly t: (text: Text, values?: MessageValues) => string;
  readonly n: (value: number, decimals?: number) => string;
}

const LanguageContext = createContext<Words | null>(null);

/** Gives the words of one language to everything below; changing it re-renders at once, without a reload. */
export function LanguageProvider(props: { readonly language: Language; readonly children: ReactNode }) {
  const { language } = props;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const words = useMemo(() => wordsOf(language), [language]);
  return <LanguageContext value={words}>{props.children}</LanguageContext>;
}

/** The words of one language, for code outside React. */
export function wordsOf(language: Language): Words {
  return {
    language,
    t: (text, values) => say(text, language, values),
    n: (value, decimals) => formatNumber(value, language, decimals),
  };
}

/** The words in force. Outside a `LanguageProvider` this is a bug. */
export function useWords(): Words {
  const words = useContext(LanguageContext);
  if (words === null) throw new Error('no language is in force here');
  return words;
}
