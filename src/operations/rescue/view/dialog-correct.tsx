import { addSeconds, fromUtc } from '../../../kernel/time.ts';
import { chosen, neededMoment } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { neededNumber, readNumber } from '../../../kit/forms/number-checks.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { ContactView } from '../board-wire.ts';
import { correctionReasonText } from '../text.ts';
import { type ContactFacts, type CorrectionReason, correctionReasons, positionSources } from '../wire.ts';
import { boatsOf } from './board.ts';
import { ChangedBoats, CraftFields, PeopleFields } from './call-fields.tsx';
import {
  correctable,
  correctChecks,
  correctedBy,
  type CorrectField,
  handFields,
  handNames,
  isUnchanged,
  newCorrection,
} from './correct-values.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { Findings } from './findings.tsx';
import { choicesOf, neededPlace, PlaceField } from './form-parts.tsx';
import { newName, rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText } from './text-contact.ts';
import { correctText as text, countText } from './text-count.ts';
import { positionSourceText } from './text-terms.ts';
import { contradictionsByLinking } from './thought.ts';
import { useReading } from './use-reading.ts';

interface OfContact {
  readonly contact: ContactView;
}

/** Puts right what a contact says or counts, with the reason; what it would bring up against its boats stands first. */
export function CorrectDialog({ contact: { facts }, contact }: OfContact) {
  const { t } = useWords();
  const { contact: id } = facts;
  const form = useForm<CorrectField>({
    draft: `rescue.correct.${id}`,
    initial: newCorrection(facts),
    checks: correctChecks,
  });
  const { values } = form;
  const corrected = correctedBy(values, facts);
  const reason = memberOf(correctionReasons, values.reason, 'other');
  const order = (said: typeof corrected, why: CorrectionReason) => {
    const { claims, ...rest } = said;
    return rescueOrder('CorrectContact', {
      contact: id,
      ...rest,
      claims: { ...claims, cues: [...claims.cues] },
      reason: why,
    });
  };
  return (
    <DialogForm
      title={t(text.title)}
      submit={t(text.correctIt)}
      right="CorrectContact"
      form={form}
      lacks={isUnchanged(values, facts) ? t(text.unchanged) : null}
      first={<Against contact={contact} facts={{ ...facts, ...corrected }} />}
      order={() => order(corrected, reason)}
      undo={() => order(correctable(facts), 'mistyped')}
    >
      <CorrectFields form={form} facts={facts} />
      <ReasonField form={form} />
    </DialogForm>
  );
}

/** What the contact as corrected brings up against each boat that stands on it. */
function Against(props: OfContact & { readonly facts: ContactFacts }) {
  const { t } = useWords();
  const { board } = useRescue();
  return (
    <>
      {boatsOf(board, props.contact).map((boat) => (
        <section key={boat.boat}>
          <p>
            <strong>{t(text.against, { reference: boat.reference })}</strong>
          </p>
          <Findings
            boat={boat}
            findings={contradictionsByLinking(boat, props.facts)}
            none={t(contactText.nothingAgainst)}
          />
        </section>
      ))}
      <p className="form-hint">{t(text.keeps)}</p>
    </>
  );
}

const handCounted: ReadonlySet<ContactFacts['kind']> = new Set(['pickup', 'landing', 'prevention']);

function CorrectFields(props: { readonly form: Form<CorrectField>; readonly facts: ContactFacts }) {
  const { t } = useWords();
  const { form, facts } = props;
  const isCounted = handCounted.has(facts.kind) || facts.counted !== null;
  return (
    <>
      {isCounted ? (
        <fieldset className="form-field">
          <legend>{t(text.counted)}</legend>
          <div className="call-grid">
            {handNames.map((name) => (
              <TextField
                key={name}
                form={form}
                name={name}
                label={t(countText[handFields[name]])}
                optional="silent"
                figures
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <fieldset className="form-field">
        <legend>{t(text.claims)}</legend>
        <div className="call-grid">
          <PeopleFields form={form} />
          <ChangedBoats form={form} />
          <CraftFields form={form} />
          <TextField form={form} name="unit" label={t(contactText.unit)} optional="silent" figures />
          <TextField form={form} name="place" label={t(contactText.landedAt)} optional="silent" />
        </div>
      </fieldset>
    </>
  );
}

/** Why it is put right: always asked. */
function ReasonField<Name extends string>(props: { readonly form: Form<Name | 'reason'> }) {
  const words = useWords();
  return (
    <SelectField
      form={props.form}
      name="reason"
      label={words.t(text.reason)}
      choices={choicesOf(correctionReasonText, words)}
    />
  );
}

const offsetMax = 86_400;
const offsetNumber = neededNumber({ min: -offsetMax, max: offsetMax, whole: true });

/** Says by how many seconds the clock that stamped a contact was wrong; both times stay. */
export function CorrectTimeDialog({ contact: { facts } }: OfContact) {
  const { t } = useWords();
  const { contact } = facts;
  const form = useForm({
    draft: `rescue.time.${contact}`,
    initial: { offset: String(facts.clockOffsetSeconds), reason: 'clock_wrong' },
    checks: { offset: offsetNumber, reason: chosen },
  });
  const offset = readNumber(form.values.offset);
  const stamp = (at: number) => formatUtcStamp(at);
  const happened = fromUtc(facts.happenedAt);
  const isWell = offset !== null && offsetNumber(form.values.offset) === null;
  return (
    <DialogForm
      title={t(text.timeTitle)}
      submit={t(text.correctIt)}
      right="CorrectTime"
      form={form}
      lacks={offset === facts.clockOffsetSeconds ? t(text.unchanged) : null}
      first={
        <p>{t(text.timeKeeps, { received: stamp(fromUtc(facts.receivedAt)), happened: stamp(happened) })}</p>
      }
      order={() =>
        rescueOrder('CorrectTime', {
          contact,
          offsetSeconds: offset ?? 0,
          reason: memberOf(correctionReasons, form.values.reason, 'clock_wrong'),
        })
      }
      undo={() =>
        rescueOrder('CorrectTime', { contact, offsetSeconds: facts.clockOffsetSeconds, reason: 'mistyped' })
      }
    >
      <TextField form={form} name="offset" label={t(text.offset)} hint={t(text.offsetHint)} figures />
      <p role="status" className="figures">
        {isWell ? t(text.happensAt, { at: stamp(addSeconds(happened, offset)) }) : null}
      </p>
      <ReasonField form={form} />
    </DialogForm>
  );
}

/** Adds a position to a contact: said later, or read elsewhere. It cannot be taken away again. */
export function AddPositionDialog({ contact: { facts } }: OfContact) {
  const words = useWords();
  const { t } = words;
  const { now } = useRescue();
  const { contact } = facts;
  const form = useForm({
    draft: `rescue.position.${contact}`,
    initial: { id: newName('position'), place: '', at: '', source: '', accuracy: '', reason: '' },
    checks: { place: neededPlace, at: neededMoment, source: chosen, accuracy: accuracyForm, reason: chosen },
  });
  const { values } = form;
  const at = momentOrNull(values.at, now, 'last') ?? facts.happenedAt;
  const read = useReading(values.place, at, []).positions[0] ?? null;
  return (
    <DialogForm
      title={t(text.positionTitle)}
      submit={t(text.addIt)}
      right="AddPosition"
      form={form}
      lacks={read === null && values.place.trim() !== '' ? t(text.notRead) : null}
      first={<p className="form-hint">{t(text.positionKeeps)}</p>}
      order={() => {
        if (read === null) throw new Error('a form is checked before it is sent');
        return rescueOrder('AddPosition', {
          contact,
          position: {
            ...read,
            id: values.id,
            at,
            source: memberOf(positionSources, values.source, 'verbal'),
            accuracyMetres: readNumber(values.accuracy) ?? read.accuracyMetres,
            flags: [...read.flags],
            candidates: [...read.candidates],
          },
          reason: memberOf(correctionReasons, values.reason, 'other'),
        });
      }}
    >
      <PlaceField form={form} name="place" label={t(text.where)} />
      <div className="beside-columns">
        <MomentField form={form} name="at" toward="last" label={t(text.heldAt)} />
        <TextField form={form} name="accuracy" label={t(text.accuracy)} figures />
      </div>
      <SelectField
        form={form}
        name="source"
        label={t(text.source)}
        choices={choicesOf(positionSourceText, words)}
      />
      <ReasonField form={form} />
    </DialogForm>
  );
}

const accuracyForm = neededNumber({ min: 1, max: 500_000 });
