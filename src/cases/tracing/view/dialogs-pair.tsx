import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ChoiceDialog, type RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { choicesOf } from '../../../kit/forms/choices.ts';
import { chosen, listed } from '../../../kit/forms/checks.ts';
import { ChecksField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { linkGrounds } from '../events-tracing.ts';
import type { OwnRequest, PairView } from '../wire.ts';
import { AgainstFor } from './against-for.tsx';
import { ConsentDialog, FirstLines, PlainDialog } from './dialogs.tsx';
import { tracingOrder } from './orders.ts';
import { FactsLines } from './phrases.tsx';
import { formText as text } from './text-acts.ts';
import { concernText, groundText, ruledOutText, unlinkText } from './text.ts';
import type { PairAct } from './why.ts';

interface OfPair {
  readonly request: OwnRequest;
  readonly pair: PairView;
}

/** One act on a request of one's own and one other: which other stands first in each. */
export function PairDialog(props: OfPair & { readonly kind: PairAct; readonly parts: RoomActParts }) {
  const { kind, request, pair, parts } = props;
  const of = { request: request.request, other: pair.otherRequest };
  const which = pair.other === null ? null : <FactsLines facts={pair.other} />;
  switch (kind) {
    case 'link':
      return <LinkDialog {...parts} request={request} pair={pair} />;
    case 'agree':
      return (
        <ConsentDialog
          parts={parts}
          title={text.agreeTitle}
          submit={text.agreeSubmit}
          hint={text.agreeHint}
          first={which}
          seeker={request.seeker}
          order={(consent) => tracingOrder('AgreeToContact', { ...of, consent })}
        />
      );
    case 'decline':
      return (
        <PlainDialog
          parts={parts}
          title={text.declineTitle}
          submit={text.declineSubmit}
          hint={text.declineHint}
          first={which}
          order={() => tracingOrder('DeclineContact', of)}
        />
      );
    case 'reconsider':
      return (
        <PlainDialog
          parts={parts}
          title={text.reconsiderTitle}
          submit={text.reconsiderSubmit}
          hint={text.reconsiderHint}
          first={which}
          order={() => tracingOrder('ReconsiderFamily', of)}
        />
      );
    case 'clear':
      return (
        <PlainDialog
          parts={parts}
          title={text.clearTitle}
          submit={text.clearSubmit}
          hint={text.clearHint}
          first={which}
          order={() => tracingOrder('ClearConcern', of)}
        />
      );
    default:
      return <GroundDialog {...props} kind={kind} which={which} />;
  }
}

/** One act that asks for nothing but its ground, of a closed list. */
function GroundDialog(
  props: OfPair & {
    readonly kind: 'ruleOut' | 'raise' | 'unlink';
    readonly which: ReactNode;
    readonly parts: RoomActParts;
  },
) {
  const { t } = useWords();
  const { kind, request, pair, which, parts } = props;
  const of = { request: request.request, other: pair.otherRequest };
  switch (kind) {
    case 'ruleOut':
      return (
        <ChoiceDialog
          {...parts}
          title={t(text.ruleOutTitle)}
          submit={t(text.ruleOutSubmit)}
          label={t(text.reason)}
          terms={ruledOutText}
          first={<FirstLines which={which} hint={text.ruleOutHint} />}
          order={(ground) => tracingOrder('RuleOutFamily', { ...of, ground })}
          // A link that went with it is not restored: it is made anew, upon its grounds.
          {...(pair.link === null ? { undo: () => tracingOrder('ReconsiderFamily', of) } : {})}
        />
      );
    case 'raise':
      return (
        <ChoiceDialog
          {...parts}
          title={t(text.raiseTitle)}
          submit={t(text.raiseSubmit)}
          label={t(text.concernOf)}
          terms={concernText}
          first={<FirstLines which={which} hint={text.raiseHint} />}
          order={(concern) => tracingOrder('RaiseConcern', { ...of, concern })}
        />
      );
    case 'unlink':
      return (
        <ChoiceDialog
          {...parts}
          title={t(text.unlinkTitle)}
          submit={t(text.unlinkSubmit)}
          label={t(text.reason)}
          terms={unlinkText}
          first={<FirstLines which={which} hint={text.unlinkHint} />}
          order={(ground) => tracingOrder('UnlinkFamily', { ...of, ground })}
        />
      );
  }
}

/** Links two requests upon what people have said or shown: what speaks against stands first. */
function LinkDialog(props: RoomActParts & OfPair) {
  const { request, pair, ...parts } = props;
  const words = useWords();
  const { t } = words;
  const form = useForm<'grounds'>({ draft: null, initial: { grounds: '' }, checks: { grounds: chosen } });
  const of = { request: request.request, other: pair.otherRequest };
  const isAcross = pair.other !== null && pair.other.side !== request.side;
  return (
    <ActDialog<'grounds'>
      {...parts}
      title={t(text.linkTitle)}
      submit={t(text.linkSubmit)}
      form={form}
      first={
        <div className="tracing-first">
          <FactsLines facts={request} />
          {pair.other === null ? null : <FactsLines facts={pair.other} />}
          <AgainstFor request={request} pair={pair} />
          <p>
            <strong>{t(text.linkHint)}</strong>
          </p>
          {isAcross ? <p className="quiet">{t(text.linkTold)}</p> : null}
        </div>
      }
      order={() => {
        const held = listed(form.values.grounds);
        return tracingOrder('LinkFamily', {
          ...of,
          grounds: linkGrounds.filter((one) => held.includes(one)),
        });
      }}
      undo={() => tracingOrder('UnlinkFamily', { ...of, ground: 'linked_in_error' })}
    >
      <div className="tracing-grounds">
        <ChecksField
          form={form}
          name="grounds"
          label={t(text.grounds)}
          choices={choicesOf(groundText, words)}
        />
      </div>
    </ActDialog>
  );
}
