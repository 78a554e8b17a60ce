import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { doKey } from '../../../kit/elements/keys.ts';
import { getJson } from '../../../kit/http.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { searchText } from '../text.ts';
import type { VesselView } from '../wire.ts';
import { usePicture } from './desk-context.tsx';
import { openItem } from './open-item.ts';
import { type Found, findAll } from './search.ts';

const askAfterMilliseconds = 200;

/** Finds by name, number, place or position; Enter opens and centres. */
export function SearchBox(props: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { t } = useWords();
  const id = useId();
  const { desk } = usePicture();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState(false);
  const { found, said } = useFound(typed);
  const chosen = found[Math.min(at, found.length - 1)];

  const open = shown && typed.trim() !== '';
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    setShown(true);
  };
  const close = () => {
    setShown(false);
    props.input.current?.blur();
  };
  const choose = (one: Found) => {
    openItem(desk, one.item);
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(Math.min(last, at + 1)),
      ArrowUp: () => setAt(Math.max(0, at - 1)),
      Escape: close,
      ...(chosen === undefined ? {} : { Enter: () => choose(chosen) }),
    };
    onSearchKey(event, acts);
  };
  return (
    <div className="search" role="search">
      <input
        ref={props.input}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t(searchText.label)}
        aria-expanded={open}
        aria-controls={`${id}list`}
        aria-activedescendant={open && chosen !== undefined ? `${id}${chosen.key}` : undefined}
        placeholder={t(searchText.short)}
        value={typed}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKey}
        onChange={(event) => type(event.target.value)}
      />
      <Results id={id} found={found} said={said} open={open} chosen={chosen} onChoose={choose} />
    </div>
  );
}

function onSearchKey(event: KeyboardEvent, acts: Readonly<Record<string, () => void>>): void {
  if (doKey(event, acts)) event.stopPropagation();
}

function Results(props: {
  readonly id: string;
  readonly open: boolean;
  readonly found: readonly Found[];
  readonly chosen: Found | undefined;
  readonly said: string;
  readonly onChoose: (one: Found) => void;
}) {
  const { t } = useWords();
  return (
    <div className={props.open ? 'search-results' : 'search-results is-closed'}>
      <div id={`${props.id}list`} role="listbox" aria-label={t(searchText.results)}>
        {(props.open ? props.found : []).map((one) => (
          <div
            key={one.key}
            id={`${props.id}${one.key}`}
            role="option"
            aria-selected={one === props.chosen}
            className="search-row"
            // The press must not take the focus away before the click arrives.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(one)}
          >
            <span>{one.title}</span>
            <span className="search-under">{one.under}</span>
          </div>
        ))}
      </div>
      <p role="status" className="quiet-note">
        {props.open ? props.said : ''}
      </p>
    </div>
  );
}

/** What is found for the words typed, and what must be said of it. */
function useFound(typed: string): { readonly found: readonly Found[]; readonly said: string } {
  const words = useWords();
  const { picture, desk } = usePicture();
  const charts = useStore(desk.charts);
  const asked = useNodeSearch(typed);
  const held = { picture, places: charts.places, vessels: asked.vessels };
  const { found, refusal } = findAll(typed, held, words);
  if (refusal !== null) return { found, said: refusal };
  if (found.length === 0) return { found, said: words.t(searchText.nothing) };
  return { found, said: asked.offline ? words.t(searchText.offline) : '' };
}

/** What the node knows beyond the picture on this screen. */
function useNodeSearch(typed: string): {
  readonly vessels: readonly VesselView[];
  readonly offline: boolean;
} {
  const [answer, setAnswer] = useState<{
    readonly vessels: readonly VesselView[];
    readonly offline: boolean;
  }>(nothing);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted.length < 2) return setAnswer(nothing);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const path = `/api/picture/search?q=${encodeURIComponent(wanted)}`;
      void getJson<{ readonly vessels: readonly VesselView[] }>(path, abort.signal).then((got) => {
        if (abort.signal.aborted) return;
        setAnswer(
          got.kind === 'ok'
            ? { vessels: got.value.vessels, offline: false }
            : { vessels: [], offline: got.kind === 'unreachable' },
        );
      });
    }, askAfterMilliseconds);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed]);
  return answer;
}

const nothing = { vessels: [], offline: false } as const;
