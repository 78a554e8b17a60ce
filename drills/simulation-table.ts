/**
 * What may cross between rescue centres, written down once by hand from `policies/joint/release.json` and never read from
 * it again: by event type, the names of all fields, at whatever depth. The judge of the simulation knows no other rule.
 */
const crossing = `
operations/rescue ContactRecorded contact kind channel receivedAt happenedAt language caller source unit place claims persons min max best children inWater overboard injured deceased fromOtherBoat toOtherBoat engine hull hullKind colour underWay lifeJackets courseDegrees refusesHelp boats cues positions id lat lon accuracyMetres at raw flags candidates reading counted alive childrenWithFamily childrenAlone fromWater callersAboard side clockOffsetSeconds words translated by desk
operations/rescue CallerMarked subject peer epoch key marks
operations/rescue ContactCorrected contact claims persons min max best children inWater overboard injured deceased fromOtherBoat toOtherBoat engine hull hullKind colour underWay lifeJackets courseDegrees refusesHelp boats cues counted alive childrenWithFamily childrenAlone fromWater place unit reason
operations/rescue PositionAdded contact position id lat lon accuracyMetres source at raw flags candidates reading reason by
operations/rescue ReadingChosen contact position reading by
operations/rescue TranslationAdded contact words
operations/rescue ContactOpened contact by desk
operations/rescue ContactTaken contact by desk side
operations/rescue ContactAnswered contact answer explainedBy reason by
operations/rescue ContactReopened contact by
operations/rescue TimeCorrected contact offsetSeconds reason by
operations/rescue LinkedToBoat contact boat grade
operations/rescue UnlinkedFromBoat contact boat
operations/rescue LinkSettled contact dispute kind stands reason side sides by
operations/rescue BoatOpened boat reference side phase contact by
operations/rescue ContactLinked boat contact grade reason facts kind channel receivedAt happenedAt language caller source unit place claims persons min max best children inWater overboard injured deceased fromOtherBoat toOtherBoat engine hull hullKind colour underWay lifeJackets courseDegrees refusesHelp boats cues positions id lat lon accuracyMetres at raw flags candidates reading counted alive childrenWithFamily childrenAlone fromWater callersAboard side clockOffsetSeconds words translated by
operations/rescue LinkGraded boat contact grade reason by
operations/rescue ContactUnlinked boat contact reason by
operations/rescue EvidenceCorrected boat contact facts kind channel receivedAt happenedAt language caller source unit place claims persons min max best children inWater overboard injured deceased fromOtherBoat toOtherBoat engine hull hullKind colour underWay lifeJackets courseDegrees refusesHelp boats cues positions id lat lon accuracyMetres at raw flags candidates reading counted alive childrenWithFamily childrenAlone fromWater callersAboard side clockOffsetSeconds words translated
operations/rescue BoatsRelated boat other relation count min max best contacts grade by
operations/rescue RelatedFrom boat other relation count min max best contacts grade by
operations/rescue BoatsUnrelated boat other reason by
operations/rescue UnrelatedFrom boat other reason by
operations/rescue BoatMerged boat from grade reason links contact facts kind channel receivedAt happenedAt language caller source unit place claims persons min max best children inWater overboard injured deceased fromOtherBoat toOtherBoat engine hull hullKind colour underWay lifeJackets courseDegrees refusesHelp boats cues positions id lat lon accuracyMetres at raw flags candidates reading counted alive childrenWithFamily childrenAlone fromWater callersAboard side clockOffsetSeconds words translated by relations other relation way count contacts explanations explanation uses dispersed met hulls mark position searches search datum datumAt status endedBy changedAt efforts to area found promises promise dueAt kept tasks task step includes coordinator phase safeguarding again done withdrawn told outcome dueAt side count
operations/rescue MergedInto boat into by
operations/rescue BoatSplit boat from reason by
operations/rescue SplitFrom boat into by
operations/rescue PhaseRaised boat phase by
operations/rescue PhaseLowered boat phase reason evidence by
operations/rescue CountsExplained boat contacts explanation uses by
operations/rescue DispersedRecorded boat count min max best side contact met by
operations/rescue HullMarked boat mark position lat lon accuracyMetres contact by
operations/rescue PromiseMade boat promise contact kind dueAt by
operations/rescue PromiseKept boat promise kept by
operations/rescue LogWritten boat entry language by
operations/rescue LogTranslated boat entry by
operations/rescue OnSceneNamed boat unit by
operations/rescue TaskNoted boat task unit step of into
operations/rescue RequestNoted boat request kind topic step
operations/rescue TransferProposed boat transfer to reason crossesAt from by
operations/rescue TransferDelivered boat transfer by
operations/rescue TransferAccepted boat transfer by
operations/rescue TransferRefused boat transfer reason by
operations/rescue TransferWithdrawn boat transfer by
operations/rescue AssistanceOffered boat transfer side by
operations/rescue TransferAssumed boat to by
operations/rescue SettlementProposed boat to side by
operations/rescue CoordinatorSettled boat coordinator by
operations/rescue SearchOpened boat search kind datum lat lon accuracyMetres datumAt persons min max best contact by
operations/rescue SearchEffortRecorded boat search unit from to area lat lon found by
operations/rescue SearchEnded boat search contact by
operations/rescue SearchWithdrawn boat search contact by
operations/rescue SearchSuspended boat search by
operations/rescue ClosingRefused boat outcome obstacles by
operations/rescue BoatClosed boat outcome identification kind contact by
operations/rescue BoatReopened boat contact reason by
operations/rescue DisputeSettled boat dispute kind stands reason side sides by carried voids at coordinator phase search
operations/rescue SafeguardingMetAgain boat task contact kind count
operations/rescue SafeguardingAsked boat task contact kind count side dueAt
operations/rescue SafeguardingWithdrawn boat task contact kind count reason by
operations/rescue SafeguardingEnded boat task outcome by
operations/rescue SafeguardingTold boat task by
operations/rescue EvidenceRecalled boat contact origin reason kind claimed searches by
operations/rescue RecallAcknowledged boat contact by
operations/dispatch RelaySent relay boat nature position lat lon accuracyMetres persons stations side by
operations/dispatch UnitCalled relay unit by
operations/dispatch RelayAcknowledged relay unit intention reason arrivesAt by
operations/dispatch RelayEnded relay reason by
operations/dispatch RelayReceived relay side by
operations/dispatch UnitStatusReported unit status by
operations/dispatch ShiftStarted unit shift until crew by
operations/dispatch ShiftEnded unit shift by
operations/dispatch UnitTakenOut unit reason by
operations/dispatch UnitReturned unit by
operations/dispatch TaskProposed unit task boat kind urgency place lat lon accuracyMetres onSceneBy reason unitKind unitSide side calledOut divertedFrom by
operations/dispatch TaskReached unit task boat by
operations/dispatch TaskDelivered unit task boat by
operations/dispatch TaskSeen unit task boat by
operations/dispatch TaskAccepted unit task boat by
operations/dispatch TaskRefused unit task boat by reason
operations/dispatch TaskStarted unit task boat by
operations/dispatch TaskOnScene unit task boat by
operations/dispatch TaskFinished unit task boat by result
operations/dispatch CancelAsked unit task boat by reason
operations/dispatch CancelAcknowledged unit task boat by
operations/dispatch TaskWithdrawn unit task boat by reason
operations/dispatch TaskDiverted unit task boat by to toBoat reason
operations/dispatch TaskFailed unit task boat by reason
operations/dispatch DelayExplained unit task boat by step reason expectedAt
operations/dispatch CheckInSet unit everyMinutes by
operations/dispatch CheckedIn unit by
operations/dispatch SupportAsked request side desk calls boats until by
operations/dispatch InformationAsked request side boat topic lines language by
operations/dispatch RequestDelivered request boats by
operations/dispatch RequestSeen request boats by
operations/dispatch RequestAccepted request boats by
operations/dispatch RequestRefused request boats reason by
operations/dispatch InformationAnswered request boats finding lines language by
operations/dispatch SupportEnded request boats reason side by
operations/dispatch RequestWithdrawn request boats reason by
operations/dispatch UnitPut row fields callName kind side agency capabilities embarkPersons crew crewMinimum cruiseMetresPerSecond maxMetresPerSecond enduranceHours seaStateMax base port lat lon mmsi
operations/dispatch UnitRetired row
`;

const byType: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  crossing
    .trim()
    .split('\n')
    .map((line) => {
      const [context = '', type = '', ...fields] = line.split(' ');
      return [`${context} ${type}`, new Set(fields)] as const;
    }),
);

/** The names of the fields that may cross; null: nothing of this type may. */
export function crossingFields(context: string, type: string): ReadonlySet<string> | null {
  return byType.get(`${context} ${type}`) ?? null;
}

const contextOfKind: Readonly<Record<string, string>> = {
  boat: 'operations/rescue',
  contact: 'operations/rescue',
  caller: 'operations/rescue',
  relay: 'operations/dispatch',
  'side-request': 'operations/dispatch',
  unit: 'operations/dispatch',
  fleet: 'operations/dispatch',
};

/** Whose stream it is, by its first word. */
export function contextOfStream(stream: string): string {
  return contextOfKind[stream.split('/', 1)[0] ?? ''] ?? 'none';
}
