import { type ReactNode, useId } from 'react';

/** A titled part of a room or of an opened record. */
export function Part(props: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <header className="part-head">
        <h3 id={id}>{props.title}</h3>
        <div className="part-tools">{props.tools}</div>
      </header>
      {props.children}
    </section>
  );
}

/** A head of a column that says in which clocks it counts; beside a single moment the moment says it. */
function plainName(name: string): string {
  return name.replace(/, UTC · locale?$/, '');
}

/** Pairs of name and value, aligned; null says that there is none. */
export function Values(props: {
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
  readonly none: string;
}) {
  return (
    <dl className="values">
      {props.rows.map(([name, value]) => (
        <div key={name}>
          <dt>{plainName(name)}</dt>
          <dd className={value === null || value === '' ? 'absent' : undefined}>
            {value === null || value === '' ? props.none : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An id or a hash that may be longer than its place: it breaks anywhere, and can be selected whole. */
export function LongId(props: { readonly id: string }) {
  return <span className="long-id">{props.id}</span>;
}
