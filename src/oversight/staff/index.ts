import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { subjectId } from '../../kernel/shapes.ts';
import { agencyRegister, deskRegister } from './bodies.ts';
import {
  appointPostSchema,
  endAppointmentSchema,
  endMonitorAppointmentSchema,
  endStandInSchema,
  grantClearanceSchema,
  joinStaffSchema,
  leaveStaffSchema,
  moveStaffSchema,
  putShiftSchema,
  recordLanguagesSchema,
  retireShiftSchema,
  standInSchema,
  withdrawClearanceSchema,
} from './commands.ts';
import { staffDecider } from './decide.ts';
import { postDecider } from './decide-post.ts';
import { shiftDecider } from './decide-shift.ts';
import {
  appointmentEndedSchema,
  clearanceGrantedSchema,
  clearanceWithdrawnSchema,
  languagesRecordedSchema,
  postAppointedSchema,
  shiftPutSchema,
  shiftRetiredSchema,
  staffJoinedSchema,
  staffLeftSchema,
  staffMovedSchema,
  standInBegunSchema,
  standInEndedSchema,
} from './events.ts';
import { idForm, postId } from './forms.ts';
import { handling, nameHandling, postHandlingOf } from './policy.ts';
import { refusals } from './refusals.ts';
import { endText, monitorEndText } from './text.ts';

const ofPerson = ({ staff }: Readonly<Record<string, unknown>>): string => idForm.parse(staff);
const ofPost = ({ post }: Readonly<Record<string, unknown>>): string => postId.parse(post);

/** Members of staff: who serves where, as what, between which dates. */
const people: StreamDoor = {
  kind: 'staff',
  decider: staffDecider,
  commands: {
    JoinStaff: {
      schema: joinStaffSchema,
      summary: {
        en: 'Enter somebody who joins the service.',
        fr: 'Inscrire une personne qui entre en service.',
      },
      streamKey: ofPerson,
      personal: [
        {
          subjectKind: 'staff',
          subject: ({ nameSubject }) => subjectId.parse(nameSubject),
          fields: { name: 'name' },
          handling: nameHandling,
        },
      ],
    },
    MoveStaff: {
      schema: moveStaffSchema,
      summary: {
        en: 'Assign somebody to a desk, ending another assignment or beside it.',
        fr: 'Affecter une personne à un poste, à la place d’une autre affectation ou en plus.',
      },
      streamKey: ofPerson,
    },
    LeaveStaff: {
      schema: leaveStaffSchema,
      summary: {
        en: 'Enter a leaving: everything ends at that moment.',
        fr: 'Inscrire un départ : tout droit prend fin à cet instant.',
      },
      streamKey: ofPerson,
    },
    StandIn: {
      schema: standInSchema,
      summary: {
        en: 'Let somebody stand in for another for at most 14 days.',
        fr: 'Charger une personne d’en suppléer une autre pour 14 jours au plus.',
      },
      streamKey: ofPerson,
    },
    EndStandIn: {
      schema: endStandInSchema,
      summary: { en: 'End a stand-in now.', fr: 'Mettre fin à une suppléance.' },
      streamKey: ofPerson,
    },
    GrantClearance: {
      schema: grantClearanceSchema,
      summary: { en: 'Clear somebody for a marking.', fr: 'Habiliter une personne pour une mention.' },
      streamKey: ofPerson,
      fourEyes: {
        en: 'A clearance opens protected records: two people answer for it.',
        fr: 'Une habilitation ouvre des dossiers protégés : deux personnes en répondent.',
      },
      grave: true,
    },
    WithdrawClearance: {
      schema: withdrawClearanceSchema,
      summary: {
        en: 'Withdraw every clearance that reaches as high as a marking.',
        fr: 'Retirer toute habilitation atteignant une mention.',
      },
      streamKey: ofPerson,
    },
    RecordLanguages: {
      schema: recordLanguagesSchema,
      summary: {
        en: 'Record the languages somebody speaks and interprets.',
        fr: 'Inscrire les langues qu’une personne parle et interprète.',
      },
      streamKey: ofPerson,
    },
  },
  events: {
    StaffJoined: staffJoinedSchema,
    StaffMoved: staffMovedSchema,
    StaffLeft: staffLeftSchema,
    StandInBegun: standInBegunSchema,
    StandInEnded: standInEndedSchema,
    ClearanceGranted: clearanceGrantedSchema,
    ClearanceWithdrawn: clearanceWithdrawnSchema,
    LanguagesRecorded: languagesRecordedSchema,
  },
  handling,
  upcasters: {},
  refusals,
};

/** Appointed posts of both states: `post/uk-gold_commander`. */
const posts: StreamDoor = {
  kind: 'post',
  decider: postDecider,
  commands: {
    AppointPost: {
      schema: appointPostSchema,
      summary: { en: 'Appoint the holder of a post.', fr: 'Nommer le titulaire d’une fonction.' },
      streamKey: ofPost,
      fourEyes: {
        en: 'An appointed post bears special powers: two people answer for it.',
        fr: 'Une fonction nominative confère des pouvoirs particuliers : deux personnes en répondent.',
      },
      grave: true,
    },
    EndAppointment: {
      schema: endAppointmentSchema,
      summary: { en: 'End an appointment.', fr: 'Mettre fin à une nomination.' },
      streamKey: ofPost,
      fourEyes: {
        en: 'Nobody is removed from a post by one person alone.',
        fr: 'Nul n’est démis d’une fonction par une seule personne.',
      },
      terms: { reason: endText },
      grave: true,
    },
    EndMonitorAppointment: {
      schema: endMonitorAppointmentSchema,
      summary: {
        en: 'Enter the end of an independent monitor’s appointment.',
        fr: 'Inscrire la fin de la nomination d’un contrôleur indépendant.',
      },
      streamKey: ofPost,
      concerns: ({ holder }) => idForm.parse(holder),
      fourEyes: {
        en: 'A data protection officer and a monitor enter it together: nobody whom the monitor watches.',
        fr: 'Un délégué à la protection des données et un contrôleur l’inscrivent ensemble : aucune personne contrôlée.',
      },
      terms: { reason: monitorEndText },
      grave: true,
    },
  },
  events: { PostAppointed: postAppointedSchema, AppointmentEnded: appointmentEndedSchema },
  handling,
  handlingOf: postHandlingOf,
  upcasters: {},
  refusals,
};

/** Who keeps which desk when: one stream a person. */
const shifts: StreamDoor = {
  kind: 'shift',
  decider: shiftDecider,
  commands: {
    PutShift: {
      schema: putShiftSchema,
      summary: { en: 'Enter or change a shift.', fr: 'Inscrire ou modifier un quart.' },
      streamKey: ofPerson,
    },
    RetireShift: {
      schema: retireShiftSchema,
      summary: { en: 'Take a shift off the roster.', fr: 'Retirer un quart du tableau de service.' },
      streamKey: ofPerson,
    },
  },
  events: { ShiftPut: shiftPutSchema, ShiftRetired: shiftRetiredSchema },
  handling,
  upcasters: {},
  refusals,
};

/** The staff register: agencies, desks, people with their roles and clearances, appointed posts, shifts. */
export const staff: ContextDoor = {
  name: 'oversight/staff',
  streams: [agencyRegister, deskRegister, people, posts, shifts],
};
