import { useState } from 'react';
import { chosen, momentForm, orNull } from '../../../../kit/forms/checks.ts';
import { choicesOf } from '../../../../kit/forms/choices.ts';
import { ChecksField, SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { MomentField } from '../../../../kit/forms/moment-field.tsx';
import { momentOrNull } from '../../../../kit/forms/moment-text.ts';
import { type Form, type FormValues, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { sealText } from '../../text-terms.ts';
import type { Search } from '../../team/search-state.ts';
import { searchParts } from '../../team/words.ts';
import { RosterForm, rosterOrder, type SearchForm, useRoster } from './roster-context.tsx';
import {
  promiseText,
  searchEndText,
  searchPartText,
  searchText as text,
  takeoverRefusedText,
} from './text-search.ts';

/** The form of one act over an open search. */
export function SearchDialog({ form, search }: { readonly form: SearchForm; readonly search: Search }) {
  switch (form) {
    case 'progress':
      return <ProgressDialog search={search} />;
    case 'offer':
      return <OfferDialog search={search} />;
    case 'take':
      return <TakeDialog search={search} />;
    case 'refuse':
      return <RefuseDialog search={search} />;
    case 'end':
      return <EndDialog search={search} />;
    default:
      return form satisfies never;
  }
}

interface OfSearch {
  readonly search: Search;
}

type ProgressField = 'done' | 'seal' | 'kept' | 'promise' | 'due';
const listOf = (value: string): readonly string[] => value.split(' ').filter(Boolean);

function progressInitial({ done, seal, promises }: Search): FormValues<ProgressField> {
  const kept = promises.filter((one) => one.kept).map(({ promise }) => promise);
  return { done: done.join(' '), seal, kept: kept.join(' '), promise: '', due: '' };
}

const progressChecks = { seal: chosen, due: momentForm } as const;

/** How far the search is, as the node takes it: no part and no promise is lost on the way. */
function progressIn(values: FormValues<ProgressField>, search: Search, dueAt: string | null) {
  const done = listOf(values.done);
  const kept = listOf(values.kept);
  const held = search.promises.map((one) => ({ ...one, kept: kept.includes(one.promise) }));
  const added = { promise: `pr-${held.length + 1}`, what: values.promise, dueAt, kept: false };
  return {
    done,
    left: [...search.done, ...search.left].filter((part) => !done.includes(part)),
    seal: values.seal,
    promises: values.promise === '' ? held : [...held, added],
  };
}

function ProgressFields<Name extends string>(
  props: OfSearch & { readonly form: Form<Name | ProgressField> },
) {
  const words = useWords();
  const { t } = words;
  const { form, search } = props;
  return (
    <>
      <ChecksField
        form={form}
        name="done"
        label={t(text.partsDone)}
        choices={[...search.done, ...search.left].map((part) => ({
          value: part,
          label: t(searchPartText[part]),
        }))}
      />
      <SelectField form={form} name="seal" label={t(text.seal)} choices={choicesOf(sealText, words)} />
      {search.promises.length === 0 ? null : (
        <ChecksField
          form={form}
          name="kept"
          label={t(text.keptNow)}
          optional
          choices={search.promises.map(({ promise, what }) => ({
            value: promise,
            label: t(promiseText[what]),
          }))}
        />
      )}
      <div className="beside-columns">
        <SelectField
          form={form}
          name="promise"
          label={t(text.newPromise)}
          optional
          choices={choicesOf(promiseText, words)}
        />
        <MomentField form={form} name="due" label={t(text.newDue)} optional />
      </div>
    </>
  );
}

function ProgressDialog({ search }: OfSearch) {
  const { t } = useWords();
  const { clock } = useRoom();
  const form = useForm<ProgressField>({
    draft: `freight.search.${search.search}`,
    initial: progressInitial(search),
    checks: progressChecks,
  });
  const { done, left, seal, promises } = search;
  const dueAt = momentOrNull(form.values.due, clock.get());
  const progress = progressIn(form.values, search, dueAt);
  // A promise once made is dropped by nobody: noting one cannot be undone, only kept.
  const before = { search: search.search, done, left, seal, promises };
  return (
    <RosterForm<ProgressField>
      title={`${t(text.note)} · ${search.search}`}
      submit={t(text.noteIt)}
      right="NoteSearchProgress"
      form={form}
      order={() => rosterOrder('NoteSearchProgress', { search: search.search, ...progress })}
      {...(form.values.promise === '' ? { undo: () => rosterOrder('NoteSearchProgress', before) } : {})}
    >
      <ProgressFields form={form} search={search} />
    </RosterForm>
  );
}

function OfferDialog({ search }: OfSearch) {
  const { t } = useWords();
  const { clock } = useRoom();
  const teams = useRoster().roster.value?.teams ?? [];
  const form = useForm<ProgressField | 'to'>({
    draft: `freight.offer.${search.search}`,
    initial: { ...progressInitial(search), to: '' },
    checks: { ...progressChecks, to: chosen },
  });
  const { values } = form;
  const [takeover] = useState(() => `to-${crypto.randomUUID().slice(0, 18)}`);
  const of = { search: search.search, takeover };
  const progress = progressIn(values, search, momentOrNull(values.due, clock.get()));
  return (
    <RosterForm<ProgressField | 'to'>
      title={`${t(text.offer)} · ${search.search}`}
      submit={t(text.offerIt)}
      right="ProposeTakeover"
      form={form}
      order={() => rosterOrder('ProposeTakeover', { ...of, to: values.to, ...progress })}
      undo={() => rosterOrder('WithdrawTakeover', of)}
    >
      <p className="form-hint">{t(text.offerHint)}</p>
      <SelectField
        form={form}
        name="to"
        label={t(text.nextTeam)}
        choices={teams
          .filter(({ team }) => team !== search.team)
          .map(({ team, place, upSince }) => ({
            value: team,
            label: `${team} · ${place}${upSince === null ? ` · ${t(text.notUp)}` : ''}`,
          }))}
        autoFocus
      />
      <ProgressFields form={form} search={search} />
    </RosterForm>
  );
}

/** Nothing is filled in beforehand: what is taken over is written as the other team was heard to say it. */
function TakeDialog({ search }: OfSearch) {
  const words = useWords();
  const { t } = words;
  const form = useForm<'left' | 'seal' | 'promises'>({
    draft: null,
    initial: { left: '', seal: '', promises: '' },
    checks: { seal: chosen },
  });
  const { values } = form;
  return (
    <RosterForm<'left' | 'seal' | 'promises'>
      title={`${t(text.take)} · ${search.search}`}
      submit={t(text.takeIt)}
      right="AcceptTakeover"
      form={form}
      order={() =>
        rosterOrder('AcceptTakeover', {
          ...offerOf(search),
          readBack: {
            left: listOf(values.left),
            seal: values.seal,
            promises: listOf(values.promises),
          },
        })
      }
    >
      <p className="form-hint">{t(text.takeHint)}</p>
      <ChecksField
        form={form}
        name="left"
        label={t(text.leftRepeated)}
        choices={searchParts.map((part) => ({ value: part, label: t(searchPartText[part]) }))}
      />
      <SelectField
        form={form}
        name="seal"
        label={t(text.sealRepeated)}
        choices={choicesOf(sealText, words)}
      />
      <ChecksField
        form={form}
        name="promises"
        label={t(text.promisesRepeated)}
        choices={choicesOf(promiseText, words)}
      />
    </RosterForm>
  );
}

function offerOf({ search, takeovers }: Search) {
  const takeover = takeovers.find(({ settled }) => settled === null)?.takeover ?? '';
  return { search, takeover };
}

function RefuseDialog({ search }: OfSearch) {
  const words = useWords();
  const { t } = words;
  const form = useForm<'why'>({ draft: null, initial: { why: '' }, checks: { why: chosen } });
  return (
    <RosterForm<'why'>
      title={`${t(text.refuse)} · ${search.search}`}
      submit={t(text.refuse)}
      right="RefuseTakeover"
      form={form}
      order={() => rosterOrder('RefuseTakeover', { ...offerOf(search), reason: form.values.why })}
    >
      <SelectField
        form={form}
        name="why"
        label={t(text.why)}
        choices={choicesOf(takeoverRefusedText, words)}
        autoFocus
      />
    </RosterForm>
  );
}

function EndDialog({ search }: OfSearch) {
  const words = useWords();
  const { t } = words;
  const form = useForm<'why' | 'control'>({
    draft: null,
    initial: { why: '', control: '' },
    checks: {
      why: chosen,
      control: (value, { why }) =>
        why === 'control_recorded' && orNull(value) === null ? text.controlHint : null,
    },
  });
  return (
    <RosterForm<'why' | 'control'>
      title={`${t(text.end)} · ${search.search}`}
      submit={t(text.end)}
      right="EndSearch"
      form={form}
      order={() =>
        rosterOrder('EndSearch', {
          search: search.search,
          why: form.values.why,
          control: orNull(form.values.control),
        })
      }
    >
      <SelectField
        form={form}
        name="why"
        label={t(text.why)}
        choices={choicesOf(searchEndText, words)}
        autoFocus
      />
      <TextField
        form={form}
        name="control"
        label={t(text.control)}
        hint={t(text.controlHint)}
        optional
        figures
      />
    </RosterForm>
  );
}
