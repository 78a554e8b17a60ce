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
        <h4 id={id}>{props.title}</h4>
        {props.tools}
      </header>
      {props.children}
    </section>
  );
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
          <dt>{name}</dt>
          <dd className={value === null || value === '' ? 'absent' : undefined}>
            {value === null || value === '' ? props.none : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
