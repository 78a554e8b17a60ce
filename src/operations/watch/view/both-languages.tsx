import { languages, type Text } from '../../../kernel/text.ts';

/** A report in both languages side by side: read out by whoever speaks to the other side. */
export function BothLanguages(props: { readonly text: Text }) {
  return (
    <div className="report-columns">
      {languages.map((language) => (
        <pre key={language} lang={language}>
          {props.text[language]}
        </pre>
      ))}
    </div>
  );
}
