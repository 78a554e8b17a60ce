import type { Text } from '../../kernel/text.ts';
import type { tracingCommandSchemas, TracingEvent } from './events-tracing.ts';

/** What each command does, for the description of the interface. */
export const summaries = {
  OpenTracing: {
    en: 'Open a tracing request for somebody who looks for a relative: names and words are sealed.',
    fr: 'Ouvrir une demande de recherche pour qui cherche un proche : noms et propos sont scellés.',
  },
  CorrectTracing: {
    en: 'Correct what a tracing request says of the relation and of how they were parted.',
    fr: 'Rectifier le lien de parenté et les circonstances de la séparation d’une demande de recherche.',
  },
  ShareTracing: {
    en: 'Tell the other state’s safeguarding staff of a request, as its person has agreed: no name, no place.',
    fr: 'Communiquer une demande aux référents de l’autre État, avec l’accord de la personne : ni nom, ni lieu.',
  },
  WithholdTracing: {
    en: 'Withhold a request from the other state again: it leaves their list at once.',
    fr: 'Retirer une demande à l’autre État : elle quitte aussitôt sa liste.',
  },
  LinkFamily: {
    en: 'Link two requests as of one family, upon what people have said, shown or recognised.',
    fr: 'Relier deux demandes d’une même famille, sur ce que des personnes ont dit, montré ou reconnu.',
  },
  UnlinkFamily: {
    en: 'Undo the link of two requests.',
    fr: 'Défaire le lien entre deux demandes.',
  },
  RuleOutFamily: {
    en: 'Say that two requests are not of one family: they are offered together no more.',
    fr: 'Écarter deux demandes : elles ne sont pas d’une même famille et ne sont plus rapprochées.',
  },
  ReconsiderFamily: {
    en: 'Take back that two requests were ruled out: they may be offered together again.',
    fr: 'Revenir sur un rapprochement écarté : les deux demandes peuvent de nouveau être rapprochées.',
  },
  AgreeToContact: {
    en: 'Record that a person agrees to be put in contact with the relative who was found.',
    fr: 'Consigner qu’une personne accepte d’être mise en relation avec le proche retrouvé.',
  },
  DeclineContact: {
    en: 'Record that a person wants no contact: the other side is not told so.',
    fr: 'Consigner qu’une personne ne veut pas de contact : l’autre côté n’en est pas informé.',
  },
  RaiseConcern: {
    en: 'Raise a concern about contact between two people: none is arranged while it stands.',
    fr: 'Signaler une inquiétude sur un contact : aucun n’est organisé tant qu’elle n’est pas levée.',
  },
  ClearConcern: {
    en: 'Clear a concern that somebody else has raised.',
    fr: 'Lever une inquiétude signalée par une autre personne.',
  },
  CloseTracing: {
    en: 'Close a tracing request with how it ended.',
    fr: 'Clore une demande de recherche en indiquant son issue.',
  },
  ReopenTracing: {
    en: 'Reopen a tracing request.',
    fr: 'Rouvrir une demande de recherche.',
  },
} as const satisfies Record<keyof typeof tracingCommandSchemas, Text>;

/** A line for each event. */
export const eventText = {
  TracingOpened: { en: 'Tracing request opened', fr: 'Demande de recherche ouverte' },
  TracingCorrected: { en: 'Tracing request corrected', fr: 'Demande de recherche rectifiée' },
  ConsentGiven: {
    en: 'Person agreed that the other state is told',
    fr: 'Accord de la personne pour communiquer',
  },
  ConsentWithdrawn: { en: 'Person withdrew that agreement', fr: 'Accord de la personne retiré' },
  FamilyLinked: { en: 'Linked as of one family', fr: 'Demandes reliées' },
  FamilyUnlinked: { en: 'Link undone', fr: 'Lien défait' },
  FamilyRuledOut: { en: 'Ruled out as of one family', fr: 'Rapprochement écarté' },
  FamilyReconsidered: { en: 'Ruled out no more', fr: 'N’est plus écarté' },
  ContactAgreed: { en: 'Person agreed to contact', fr: 'Contact accepté' },
  ContactDeclined: { en: 'Person wants no contact', fr: 'Contact refusé' },
  ConcernRaised: { en: 'Concern raised', fr: 'Inquiétude signalée' },
  ConcernCleared: { en: 'Concern cleared', fr: 'Inquiétude levée' },
  TracingClosed: { en: 'Tracing request closed', fr: 'Demande de recherche close' },
  TracingReopened: { en: 'Tracing request reopened', fr: 'Demande de recherche rouverte' },
  TracingShared: { en: 'Other state told of the request', fr: 'Demande communiquée à l’autre État' },
  TracingWithheld: { en: 'Request withheld from the other state', fr: 'Demande retirée à l’autre État' },
  LinkTold: { en: 'Other state told of a link', fr: 'Lien communiqué à l’autre État' },
  LinkTakenBack: { en: 'Other state told that a link is undone', fr: 'Lien retiré à l’autre État' },
  AgreementTold: { en: 'Other state told that the person agrees', fr: 'Accord communiqué à l’autre État' },
  AgreementTakenBack: {
    en: 'Other state told that there is no agreement now',
    fr: 'Accord retiré à l’autre État',
  },
} as const satisfies Record<TracingEvent['type'], Text>;
