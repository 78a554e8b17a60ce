const staffAction = ['JoinStaff', 'MoveStaff', 'LeaveStaff', 'StandIn', 'EndStandIn', 'GrantClearance'];
const moreStaffActions = [
  'WithdrawClearance',
  'RecordLanguages',
  'AppointPost',
  'EndAppointment',
  'EndMonitorAppointment',
  'PutShift',
];
const bodyActions = ['RetireShift', 'PutAgency', 'RetireAgency', 'PutDesk', 'RetireDesk', 'see'];
const inRoom = (room: string, names: readonly string[]) => names.map((name) => `${room}/${name}`);

/** Everything that any office may do: one invented person holds it, so that one test sees every form. */
export const officeActions: readonly string[] = [
  ...inRoom('oversight/staff', [...staffAction, ...moreStaffActions, ...bodyActions]),
  ...inRoom('oversight/approvals', ['see', 'ApproveAct', 'RefuseAct', 'WithdrawProposal']),
  ...inRoom('oversight/records', [
    'see',
    'seeLog',
    'PlaceHold',
    'LiftHold',
    'EraseSubject',
    'ReceiveRequest',
  ]),
  ...inRoom('oversight/records', ['AssignRequest', 'VerifyIdentity', 'ExtendRequest', 'AnswerRequest']),
  ...inRoom('oversight/records', ['CloseRequest', 'ExportSubject']),
  ...inRoom('oversight/monitor', ['see', 'WriteReport', 'ReviewBreakGlass']),
  ...inRoom('oversight/identity', ['see', 'EnrolDevice', 'RotateDeviceKey', 'RevokeDevice', 'RevokeSession']),
  ...inRoom('oversight/identity', ['IssueEnrolment', 'ConfirmEnrolment']),
  ...inRoom('oversight/policies', ['see', 'AdoptPolicies']),
  'oversight/vault/open',
  'oversight/access/review',
];

const boatActions = [
  'see',
  'OpenBoat',
  'LinkContact',
  'GradeLink',
  'UnlinkContact',
  'RelateBoats',
  'UnrelateBoats',
  'MergeBoats',
  'SplitBoat',
  'SetPhase',
  'ExplainCounts',
  'RecordDispersed',
  'MarkHull',
  'MakePromise',
  'KeepPromise',
  'WriteLog',
  'TranslateLog',
  'NameOnScene',
  'ProposeTransfer',
  'AcceptTransfer',
  'RefuseTransfer',
  'WithdrawTransfer',
  'AssistWithoutTransfer',
  'SettleCoordinator',
  'OpenSearch',
  'RecordSearchEffort',
  'EndSearch',
  'SuspendSearch',
  'CloseBoat',
  'ReopenBoat',
  'SettleDispute',
  'SettleLink',
];
const contactActions = [
  'RecordContact',
  'CorrectContact',
  'AddPosition',
  'PartPosition',
  'ChooseReading',
  'AddTranslation',
  'OpenContact',
  'TakeContact',
  'AnswerContact',
  'ReopenContact',
  'CorrectTime',
];

/** Everything that an officer of the rescue watch may do. */
export const rescueActions: readonly string[] = [
  ...inRoom('operations/rescue', [...boatActions, ...contactActions]),
  'operations/vault/open',
  'operations/vault/search',
];

const unitActions = [
  'see',
  'ReportUnitStatus',
  'ReportUnitPosition',
  'StartShift',
  'EndShift',
  'TakeOutOfService',
  'ReturnToService',
  'ProposeTask',
  'DivertUnit',
  'NoteDelivered',
  'NoteSeen',
  'AcceptTask',
  'RefuseTask',
  'StartTask',
  'ReportOnScene',
  'FinishTask',
  'AskCancel',
  'AcknowledgeCancel',
  'ExplainDelay',
  'SetCheckIn',
  'CheckIn',
  'SendRelay',
  'CallUnits',
  'AcknowledgeRelay',
  'EndRelay',
  'OpenGap',
  'CompensateGap',
  'WithdrawCompensation',
  'CloseGap',
  'ReceiveRelay',
  'ReceiveGap',
  'AskSupport',
  'AskInformation',
  'NoteRequestSeen',
  'AcceptRequest',
  'RefuseRequest',
  'AnswerInformation',
  'EndSupport',
  'WithdrawRequest',
];
const alarmActions = ['see', 'AcknowledgeAlarm', 'ShelveAlarm', 'UnshelveAlarm'];
const sideActions = [
  'ReportStrength',
  'RelieveWatch',
  'CallForHelp',
  'AnswerHelp',
  'EndHelp',
  'ReportConditions',
  'BeginCall',
  'EndCall',
  'PrepareHandover',
  'SignHandover',
  'WithdrawHandover',
  'DeclareMajorIncident',
  'UpdateMethane',
  'StandDown',
];

/** What an officer of the watch may do in dispatch and in the watch's own room. A gap is decided on by the duty officer. */
export const watchActions: readonly string[] = [
  ...inRoom('operations/dispatch', unitActions),
  ...inRoom('operations/watch', [...alarmActions, ...sideActions]),
];

/** What the watch of a fixed site may do. */
export const siteActions: readonly string[] = inRoom('operations/site', [
  'see',
  'AcknowledgeSiteAlarm',
  'AskPatrol',
  'CloseSiteAlarm',
  'ProposeStop',
  'NoteStopDelivered',
  'AcceptStop',
  'ConfirmTrainsStopped',
  'EndStop',
]);

/** What a search team may do. */
export const freightActions: readonly string[] = [
  ...inRoom('operations/freight', [
    'see',
    'OpenPassage',
    'NotePlate',
    'CorrectVehicle',
    'RecordControl',
    'CorrectControl',
    'NotePeopleMet',
    'NoteHelp',
    'SetNextStep',
    'JoinPassages',
    'PartPassages',
    'LeavePassage',
    'PutFreightPlace',
    'RetireFreightPlace',
    'PutFreightEquipment',
    'RetireFreightEquipment',
    'AdoptRule',
    'EndRule',
    'PublishShare',
  ]),
  'operations/vault/open',
];
