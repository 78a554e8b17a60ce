import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';

export interface ActionButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  /** What is missing and who can give it. A button one may not press stays, and says so. */
  readonly refusal?: string | null;
  /** True: the reason stands in words beside the button; false: one line for a group says it. */
  readonly sayRefusal?: boolean;
  readonly pressed?: boolean;
  readonly strong?: boolean;
  readonly quiet?: boolean;
  /** Shown beside the label, for instance the key that does the same. */
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly iconOnly?: boolean;
  /** What a short label stands for, with its key. */
  readonly title?: string;
}

/** One act. Never disappears: refused, it can still be reached and read, and does nothing. */
export function ActionButton(props: ActionButtonProps) {
  const reasonId = useId();
  const button = useRef<HTMLButtonElement>(null);
  useLeaveFocus(button);
  const refused = (props.refusal ?? null) !== null;
  const classes = ['act', props.strong ? 'act-strong' : '', props.quiet ? 'act-quiet' : ''].join(' ').trim();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes}
        aria-disabled={refused || undefined}
        aria-pressed={props.pressed}
        aria-label={props.iconOnly ? props.label : undefined}
        aria-describedby={refused && props.sayRefusal ? reasonId : undefined}
        title={titleOf(props)}
        onClick={() => {
          if (!refused) props.onPress();
        }}
      >
        {props.icon}
        {props.iconOnly ? null : props.label}
        {props.hint !== undefined && !props.iconOnly ? <kbd>{props.hint}</kbd> : null}
      </button>
      {refused && props.sayRefusal ? (
        <span id={reasonId} className="act-reason">
          {props.refusal}
        </span>
      ) : null}
    </>
  );
}

/** A button that goes away with the focus on it, its act being done, leaves the focus to the part in which it stood. */
function useLeaveFocus(button: RefObject<HTMLButtonElement | null>): void {
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      if (element === null || document.activeElement !== element) return;
      const part = element.parentElement?.closest('[tabindex]');
      if (part instanceof HTMLElement) part.focus({ preventScroll: true });
    };
  }, [button]);
}

function titleOf(props: ActionButtonProps): string | undefined {
  if (props.refusal !== undefined && props.refusal !== null) return props.refusal;
  return props.iconOnly ? [props.label, props.hint].filter(Boolean).join('  ') : props.title;
}
