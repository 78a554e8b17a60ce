import { type CSSProperties, type PointerEvent as ReactPointerEvent, type ReactNode, useRef } from 'react';
import { useWords } from '../i18n/language.tsx';
import { createRemembered } from '../remembered.ts';
import { type Store, useStore } from '../store.ts';
import { elementText } from './text.ts';

/** Widths of the side panes in rem, so that they keep their reading width on every screen. */
export interface PaneWidths {
  readonly left: number;
  readonly right: number;
}

const limits = { left: [15, 40], right: [17, 48] } as const;

/** The remembered widths of one desk. */
export function createPaneWidths(
  key: string,
  initial: PaneWidths = { left: 23, right: 24 },
): Store<PaneWidths> {
  return createRemembered<PaneWidths>(key, initial, { read: readWidths });
}

function readWidths(stored: unknown): PaneWidths | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { left, right } = stored as Partial<Record<keyof PaneWidths, unknown>>;
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  return { left: hold('left', left), right: hold('right', right) };
}

function hold(side: keyof PaneWidths, rem: number): number {
  const [least, most] = limits[side];
  return Math.min(most, Math.max(least, rem));
}

/** Three panes side by side with two bars between them, moved by pointer or by arrow keys. */
export function Panes(props: {
  readonly widths: Store<PaneWidths>;
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
}) {
  const { t } = useWords();
  const widths = useStore(props.widths);
  const set = (side: keyof PaneWidths, rem: number) =>
    props.widths.set({ ...widths, [side]: hold(side, rem) });
  // Custom properties set through the object model are allowed by the content security policy; style text is not.
  const style = { '--pane-left': `${widths.left}rem`, '--pane-right': `${widths.right}rem` } as CSSProperties;
  return (
    <div className="panes" style={style}>
      {props.left}
      <Bar
        side="left"
        value={widths.left}
        label={t(elementText.resizeLeft)}
        onChange={(rem) => set('left', rem)}
      />
      {props.middle}
      <Bar
        side="right"
        value={widths.right}
        label={t(elementText.resizeRight)}
        onChange={(rem) => set('right', rem)}
      />
      {props.right}
    </div>
  );
}

function Bar(props: {
  readonly side: keyof PaneWidths;
  readonly value: number;
  readonly label: string;
  readonly onChange: (rem: number) => void;
}) {
  const start = useRef<{ readonly x: number; readonly rem: number } | null>(null);
  const sign = props.side === 'left' ? 1 : -1;
  const onMove = (event: ReactPointerEvent) => {
    if (start.current === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    props.onChange(start.current.rem + (sign * (event.clientX - start.current.x)) / rem);
  };
  return (
    // A separator that can be moved is a widget by ARIA 1.2
    <div
      role="separator"
      tabIndex={0}
      className="pane-bar"
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={Math.round(props.value)}
      aria-valuemin={limits[props.side][0]}
      aria-valuemax={limits[props.side][1]}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, rem: props.value };
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') props.onChange(props.value - sign);
        else if (event.key === 'ArrowRight') props.onChange(props.value + sign);
        else return;
        event.preventDefault();
      }}
    />
  );
}
