import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Text } from '../../kernel/text.ts';
import { ActStatus } from '../acts/act-status.tsx';
import type { Order, Taken } from '../acts/send-act.ts';
import { actText } from '../acts/text.ts';
import { type Act, useAct } from '../acts/use-act.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { useWords } from '../i18n/language.tsx';
import { formText } from './text.ts';
import type { Form, FormValues } from './use-form.ts';

export interface ActFormProps<Name extends string, Value> {
  readonly title: string;
  readonly submit: string;
  readonly form: Form<Name>;
  /** Why the post may not do this; null where it may. The form stays and says it. */
  readonly refusal: string | null;
  /** The order as it would go now. */
  readonly order: () => Order;
  /** The order that takes it back, where the act is reversible. */
  readonly undo?: (order: Order) => Order;
  /** True where a second person must approve. */
  readonly second?: boolean;
  /** True where the node asks who acts to prove it again. */
  readonly grave?: boolean;
  /** True where a record is changed: what was typed is what now stands, and stays. */
  readonly keep?: boolean;
  /** True where a button opened the form: its first field takes the focus and comes into view. */
  readonly focus?: boolean;
  /** True where another act of the same place is the usual one: the button does not stand out. */
  readonly plain?: boolean;
  readonly done?: Text;
  readonly act?: Act<Value>;
  /** `isAllSent`: false where something was typed while the order was on its way: the form keeps it and must stay. */
  readonly onTaken?: (value: Value & Taken, isAllSent: boolean) => void;
  readonly children: ReactNode;
}

/**
 * One act as a form: what must be said, then the button, then how it stands. Taken, the draft goes; what was typed while
 * it was on its way is in no order yet, and stays.
 */
export function ActForm<Name extends string, Value = unknown>(props: ActFormProps<Name, Value>) {
  const { t } = useWords();
  const own = useAct<Value>();
  const act = props.act ?? own;
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  useFocusFirst(element, props.focus === true);
  const isAnswered = useAnswer(element, act);
  const { onSubmit, isTypedSince } = useSubmit(props, act, element);
  return (
    <form
      ref={element}
      className="act-form"
      aria-labelledby={id}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={sendFromList}
    >
      <h3 id={id}>{props.title}</h3>
      {props.refusal === null ? null : <p className="act-reason">{props.refusal}</p>}
      {props.form.restored ? <Restored form={props.form} /> : null}
      {props.children}
      {props.form.keeping === 'sealed' ? <p className="form-hint">{t(formText.keptSealed)}</p> : null}
      {props.second ? <p className="form-hint">{t(actText.second)}</p> : null}
      {props.grave ? <p className="form-hint">{t(actText.grave)}</p> : null}
      <div className="act-form-end">
        <button
          type="submit"
          className={props.plain ? 'act' : 'act act-strong'}
          aria-disabled={props.refusal !== null || act.busy || undefined}
        >
          {props.submit}
        </button>
      </div>
      {isAnswered ? (
        <ActStatus act={act} {...(props.done === undefined ? {} : { done: props.done })} />
      ) : null}
      {isTypedSince ? (
        <p role="status" className="form-restored">
          {t(formText.typedSince)}
        </p>
      ) : null}
    </form>
  );
}

/** Sends what stands in the form, and forgets of it what was taken. */
function useSubmit<Name extends string, Value>(
  props: ActFormProps<Name, Value>,
  act: Act<Value>,
  element: FormElement,
) {
  const latest = useRef(props.form);
  latest.current = props.form;
  const [isTypedSince, setTypedSince] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (props.refusal !== null || act.busy) return;
    if (!props.form.check()) {
      focusFault(element);
      return;
    }
    const order = props.order();
    // Told again when the act is taken back: by then the form may be about something else.
    let sent: FormValues<string> | null = props.form.values;
    setTypedSince(false);
    act.send(order, {
      ...(props.undo === undefined ? {} : { undo: props.undo(order) }),
      onTaken: (value) => {
        const isAllSent = sent === null || isSame(sent, latest.current.values);
        setTypedSince(!isAllSent);
        if (sent !== null && isAllSent) forget(latest.current, props.keep === true);
        sent = null;
        props.onTaken?.(value, isAllSent);
      },
    });
  };
  return { onSubmit, isTypedSince };
}

function forget(form: Pick<Form<string>, 'settle' | 'reset'>, isKept: boolean): void {
  if (isKept) form.settle();
  else form.reset();
}

function isSame(one: FormValues<string>, other: FormValues<string>): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

type FormElement = { readonly current: HTMLFormElement | null };

function useFocusFirst(element: FormElement, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const first = element.current?.querySelector('input, select, textarea, button[type="submit"]');
    if (first instanceof HTMLElement) first.focus();
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [element, isAsked]);
}

/**
 * True where what the act says is of this form, and then it is brought into sight. A room's own act may still say how
 * the last one went: under another question that would be an answer to it.
 */
function useAnswer(element: FormElement, { outcome }: Act<unknown>): boolean {
  const [before] = useState(outcome);
  const isOwn = outcome !== before || before.kind === 'idle';
  useEffect(() => {
    if (isOwn && outcome.kind !== 'idle')
      element.current?.querySelector('.act-status')?.scrollIntoView({ block: 'nearest' });
  }, [element, isOwn, outcome]);
  return isOwn;
}

/** Enter sends the form from a closed list too, as it does from a line of text: browsers leave the key unused there. */
function sendFromList(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

function Restored<Name extends string>(props: { readonly form: Form<Name> }) {
  const { t } = useWords();
  return (
    <p className="form-restored">
      {t(props.form.keeping === 'sealed' ? formText.keptRestored : formText.restored)}{' '}
      <ActionButton quiet label={t(formText.discard)} onPress={() => props.form.reset()} />
    </p>
  );
}

/** The first field that is wrong takes the focus, once it has been drawn as such. */
function focusFault(element: FormElement): void {
  requestAnimationFrame(() => {
    const wrong = element.current?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  });
}
