import { useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { lookPurposes } from '../look/words-look.ts';
import type { SeenAnswer } from '../wire.ts';
import { lookAction, lookOrder, newName } from './orders.ts';
import { clockText, lookPurposeText, lookText as text, relationText } from './text-look.ts';

/** Where cameras of all sites saw the vehicle: told once the asker has said why, which is written down. */
export function SeenPart({ passage }: { readonly passage: string }) {
  const words = useWords();
  const { t } = words;
  const refusal = useMay()(lookAction, text.giver);
  const form = useForm({ draft: null, initial: { purpose: '' }, checks: { purpose: chosen } });
  const [drawn, setDrawn] = useState(() => newName('l'));
  const [look, setLook] = useState<string | null>(null);
  const taken = () => {
    setLook(drawn);
    setDrawn(newName('l'));
  };
  return (
    <Part title={t(text.title)}>
      <ActForm
        title={t(text.onRecord)}
        submit={t(text.lookUp)}
        form={form}
        refusal={refusal}
        plain
        order={() =>
          lookOrder({
            look: drawn,
            passage,
            purpose: memberOf(lookPurposes, form.values.purpose, 'same_vehicle'),
          })
        }
        onTaken={taken}
      >
        <SelectField
          form={form}
          name="purpose"
          label={t(text.purpose)}
          choices={choicesOf(lookPurposeText, words)}
        />
      </ActForm>
      {look === null ? null : <Seen passage={passage} look={look} />}
    </Part>
  );
}

function Seen({ passage, look }: { readonly passage: string; readonly look: string }) {
  const { t } = useWords();
  const seen = useResource<SeenAnswer>(`/api/operations/freight/passages/${passage}/seen?look=${look}`);
  const { value } = seen;
  return (
    <>
      <ResourceNotice of={seen} />
      {value?.seen.length === 0 ? (
        <p className="quiet">
          {t(text.none, { since: formatUtcStamp(Date.parse(value.since)).slice(0, 16) })}
        </p>
      ) : null}
      <ul className="plain-list">
        {(value?.seen ?? []).map(({ source, site, lane, on, relation, clock, happenedAt, receivedAt }) => (
          <li key={`${source} ${receivedAt} ${happenedAt} ${on}`}>
            <Moment at={happenedAt} /> {lane === null ? site : `${site} · ${lane}`} · {source} · {t(text[on])}
            , {t(relationText[relation])}
            {clock === 'agrees' ? null : (
              <>
                {' · '}
                <strong>{t(clockText[clock])}</strong> <Moment at={receivedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      {value?.isCut === true ? <p className="quiet">{t(text.cut)}</p> : null}
    </>
  );
}
