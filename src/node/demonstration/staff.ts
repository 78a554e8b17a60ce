import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { StaffMember } from '../../app/session-routes.ts';

const watchDesk = { en: 'Watch desk', fr: 'Poste de quart' };
const observerDesk = { en: 'Observer desk', fr: 'Poste d’observation' };

/** Invented people of the labelled demonstration. A real node knows none of them. */
export const demonstrationStaff: readonly StaffMember[] = [
  {
    id: 'demo-uk-watch-1' as ActorId,
    name: 'A. Example',
    post: { en: 'Maritime operations officer', fr: 'Officier de quart (Royaume-Uni)' },
    desk: 'uk-watch-1' as DeskId,
    deskName: watchDesk,
    state: 'uk',
    roles: ['watch_officer'],
  },
  {
    id: 'demo-fr-watch-1' as ActorId,
    name: 'C. Exemple',
    post: { en: 'Watch officer (France)', fr: 'Chef de quart' },
    desk: 'fr-watch-1' as DeskId,
    deskName: watchDesk,
    state: 'fr',
    roles: ['watch_officer'],
  },
  {
    id: 'demo-uk-observer-1' as ActorId,
    name: 'O. Example',
    post: { en: 'Observer', fr: 'Observateur' },
    desk: 'uk-observer-1' as DeskId,
    deskName: observerDesk,
    state: 'uk',
    roles: ['observer'],
  },
  {
    id: 'demo-uk-sources-1' as ActorId,
    name: 'S. Example',
    post: { en: 'Keeper of the sensor register', fr: 'Gestionnaire du registre des capteurs' },
    desk: 'uk-sources-1' as DeskId,
    deskName: { en: 'Sensor register desk', fr: 'Poste du registre des capteurs' },
    state: 'uk',
    roles: ['source_keeper'],
  },
];
