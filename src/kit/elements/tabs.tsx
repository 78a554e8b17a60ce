import { type KeyboardEvent, type ReactNode, useId } from 'react';

/** Tabs over one panel: arrow keys change the tab, the panel follows at once. */
export function Tabs<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly label: string; readonly count: string }[];
  readonly onChange: (value: Value) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = props.tabs.findIndex((tab) => tab.value === props.value);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (next === undefined) return;
    props.onChange(next.value);
    document.getElementById(`${id}${next.value}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={props.label} className="tabs" onKeyDown={onKey}>
        {props.tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === props.value}
            aria-controls={`${id}panel`}
            tabIndex={tab.value === props.value ? 0 : -1}
            className="tab"
            onClick={() => props.onChange(tab.value)}
          >
            {tab.label} <span className="tab-count">{tab.count}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${props.value}`} className="tab-panel">
        {props.children}
      </div>
    </>
  );
}
