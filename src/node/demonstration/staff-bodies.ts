import { type Remit, remits } from '../../oversight/staff/roles.ts';
import { type AgencyKind, agencyKinds } from '../../oversight/staff/wire.ts';

/** A body as the demonstration enters it; names and acronyms English first, then French. */
export interface Body {
  readonly id: string;
  readonly name: readonly [en: string, fr: string];
  readonly acronym: readonly [en: string, fr: string];
  readonly kind: AgencyKind;
  readonly remits: readonly Remit[];
  readonly from: string;
  readonly until: string | null;
}

// The register's own first day: for a body whose founding FACTS does not date it says nothing about that founding.
const registerBegan = '2010-01-01';

// Source: FACTS section 12, with the dates it gives; of a year alone, its first day as a beginning, its last as an end.
// id | name | nom | acronym (acronym/sigle where they differ) | kind | remits | from | until
const french = `
fr-dcpaf | Central Directorate of the Border Police | Direction centrale de la police aux frontières | DCPAF | border | calais_port coquelles dunkirk | - | 2023-06-30
fr-dnpaf | National Directorate of the Border Police | Direction nationale de la police aux frontières | DNPAF | border | calais_port coquelles dunkirk | 2023-07-01 | -
fr-oltim | Office against migrant smuggling | Office de lutte contre le trafic illicite de migrants | OLTIM | police | intelligence | - | -
fr-emof | Border operations staff | État-major opérationnel des frontières | EMOF | command | calais_port coquelles dunkirk | 2024-01-01 | -
fr-gendarmerie | National Gendarmerie | Gendarmerie nationale | GN | police | calais_port dunkirk | - | -
fr-gendarmerie-maritime | Maritime Gendarmerie | Gendarmerie maritime | GMAR | police | channel | - | -
fr-crs | Republican Security Companies | Compagnies républicaines de sécurité | CRS | police | calais_port dunkirk | - | -
fr-raid | Police intervention unit | Unité d’intervention de la police nationale | RAID | police | coquelles | - | -
fr-dgddi | Directorate-General of Customs | Direction générale des douanes et droits indirects | DGDDI | customs | calais_port coquelles dunkirk channel | - | -
fr-dnred | National customs intelligence and investigations | Direction nationale du renseignement et des enquêtes douanières | DNRED | customs | intelligence | - | -
fr-ddpn | Departmental Directorate of the National Police | Direction départementale de la police nationale | DDPN | police | calais_port dunkirk | - | -
fr-prefecture-pas-de-calais | Prefecture of Pas-de-Calais | Préfecture du Pas-de-Calais | PREF 62 | command | calais_port coquelles | - | -
fr-prefecture-nord | Prefecture of Nord | Préfecture du Nord | PREF 59 | command | dunkirk | - | -
fr-prefet-zone | Prefect of the northern defence and security zone | Préfet de la zone de défense et de sécurité Nord | PZDS | command | calais_port coquelles dunkirk | - | -
fr-premar | Maritime Prefect of the Channel and the North Sea | Préfet maritime de la Manche et de la mer du Nord | PREMAR | command | channel | - | -
fr-cabinet | Minister’s private office | Directeur du cabinet du ministre | CAB | command | - | - | -
fr-cross-gris-nez | MRCC Gris-Nez | Centre régional opérationnel de surveillance et de sauvetage Gris-Nez | CROSS | rescue | channel | - | -
fr-snsm | French lifeboat society | Société nationale de sauvetage en mer | SNSM | rescue | channel | - | -
fr-ofii | Office for Immigration and Integration | Office français de l’immigration et de l’intégration | OFII | asylum | protection | - | -
fr-ofpra | Office for the Protection of Refugees | Office français de protection des réfugiés et apatrides | OFPRA | asylum | protection | - | -
fr-cnda | National Court of Asylum | Cour nationale du droit d’asile | CNDA | justice | protection | - | -
fr-spada | First-reception structure for claimants | Structure de premier accueil des demandeurs d’asile | SPADA | asylum | protection | - | -
fr-guda | Single desk for claimants | Guichet unique pour demandeurs d’asile | GUDA | asylum | protection | - | -
fr-caes | Reception and assessment centre | Centre d’accueil et d’examen des situations | CAES | care | protection | - | -
fr-cada | Reception centre for claimants | Centre d’accueil pour demandeurs d’asile | CADA | care | protection | - | -
fr-cra | Administrative detention centre | Centre de rétention administrative | CRA | border | - | - | -
fr-france-terre-asile | France terre d’asile (association) | France terre d’asile | FTDA | care | protection | - | -
fr-jirs-lille | Interregional specialised court, Lille | Juridiction interrégionale spécialisée de Lille | JIRS | justice | intelligence | - | -
fr-junalco | National court against organised crime | Juridiction nationale de lutte contre la criminalité organisée | JUNALCO | justice | intelligence | - | -
fr-miprof | Interministerial mission against trafficking | Mission interministérielle pour la protection des femmes contre les violences et la lutte contre la traite | MIPROF | care | protection | - | -
fr-cnil | Data protection authority | Commission nationale de l’informatique et des libertés | CNIL | oversight | oversight | - | -
fr-defenseur-des-droits | Defender of Rights | Défenseur des droits | DDD | oversight | oversight | - | -
fr-cglpl | Inspector of places of deprivation of liberty | Contrôleur général des lieux de privation de liberté | CGLPL | oversight | oversight | - | -
fr-cncdh | National human rights commission | Commission nationale consultative des droits de l’homme | CNCDH | oversight | oversight | - | -
fr-port-calais | Port of Calais (operator) | Société d’exploitation des ports du Détroit | SEPD | operator | calais_port | - | -
fr-port-dunkirk | Port of Dunkirk | Port de Dunkerque | GPMD | operator | dunkirk | - | -`;

const british = `
uk-ukba | UK Border Agency | Agence britannique des frontières | UKBA | border | kent coquelles calais_port | - | 2013-12-31
uk-border-force | Border Force | Force aux frontières britannique | BF | border | kent coquelles calais_port dunkirk channel | - | -
uk-immigration-enforcement | Immigration Enforcement | Service britannique d’application du droit des étrangers | IE | border | kent | - | -
uk-ukvi | UK Visas and Immigration | Service britannique des visas et de l’immigration | UKVI | asylum | protection | 2013-01-01 | -
uk-channel-threat-command | Clandestine Channel Threat Command | Commandement britannique des traversées de la Manche | CCTC | command | channel kent | - | 2024-12-31
uk-border-security-command | Border Security Command | Commandement britannique de la sécurité des frontières | BSC | command | channel kent | 2024-01-01 | -
uk-nca | National Crime Agency | Agence nationale britannique de lutte contre la criminalité | NCA | police | intelligence | - | -
uk-kent-police | Kent Police | Police du Kent | KP | police | kent intelligence | - | -
uk-npcc | National Police Chiefs’ Council | Conseil national des chefs de police | NPCC | police | - | - | -
uk-metropolitan-police | Metropolitan Police Service | Police métropolitaine de Londres | MPS | police | intelligence | - | -
uk-cps | Crown Prosecution Service | Service des poursuites de la Couronne | CPS | justice | intelligence | - | -
uk-ambassador-france | HM Ambassador to France | Ambassadeur du Royaume-Uni en France | HMA | command | - | - | -
uk-hmcg | HM Coastguard | Garde-côtes britanniques | HMCG | rescue | channel | - | -
uk-mrcc-dover | MRCC Dover | Centre de coordination de sauvetage maritime de Douvres | MRCC | rescue | channel | - | -
uk-rnli | Royal National Lifeboat Institution | Société royale de sauvetage en mer | RNLI | rescue | channel | - | -
uk-sca | Single Competent Authority (NRM) | Autorité compétente unique (victimes de traite) | SCA | care | protection | - | -
uk-ieca | Immigration Enforcement Competent Authority (NRM) | Autorité compétente du service d’application (victimes de traite) | IECA | care | protection | - | -
uk-glaa | Gangmasters and Labour Abuse Authority | Autorité contre l’exploitation par le travail | GLAA | care | protection | - | -
uk-kent-children | Local authority children’s services, Kent | Services de l’enfance du Kent | LA CS | care | protection kent | - | -
uk-migrant-help | Migrant Help | Migrant Help (association) | MH | care | protection | - | -
uk-ico | Information Commissioner’s Office | Commissaire à l’information | ICO | oversight | oversight | - | -
uk-iaasc | Independent Anti-Slavery Commissioner | Commissaire indépendant contre l’esclavage | IAASC | oversight | oversight | - | -
uk-icibi | Independent Chief Inspector of Borders and Immigration | Inspecteur en chef indépendant des frontières et de l’immigration | ICIBI | oversight | oversight | - | -
uk-hmicfrs | HM Inspectorate of Constabulary and Fire & Rescue Services | Inspection royale de la police et des services d’incendie et de secours | HMICFRS | oversight | oversight | - | -
uk-imb | Independent Monitoring Boards | Comités indépendants de surveillance | IMB | oversight | oversight | - | -
uk-dover-harbour | Dover Harbour Board | Autorité portuaire de Douvres | DHB | operator | kent | - | -`;

const shared = `
joint-jocc-calais | Joint Operational Co-ordination Centre, Calais | Centre conjoint de coordination opérationnelle, Calais | JOCC | joint | calais_port | 2010-01-01 | -
joint-intelligence-folkestone | Joint intelligence unit, Folkestone | Unité conjointe de renseignement, Folkestone | JIU | joint | intelligence kent | - | -
joint-control-room-coquelles | Coquelles integrated control room | Salle de commandement intégrée de Coquelles | ICR | joint | coquelles | 2015-01-01 | -
joint-command-calais | Joint command and control centre, Calais | Centre conjoint de commandement et de contrôle, Calais | JCCC | joint | calais_port | 2015-01-01 | -
joint-ccic | Joint Information and Command Centre, Coquelles | Centre conjoint d’information et de commandement, Coquelles | CCIC | joint | coquelles calais_port dunkirk | 2018-11-01 | -
joint-uro | Joint Intelligence Cell, Coquelles | Unité de renseignement opérationnel, Coquelles | JIC/URO | joint | intelligence | 2020-07-12 | -
joint-migration-committee | UK–France Migration Committee | Comité migratoire franco-britannique | UFMC | joint | - | - | -
joint-project-teams | Joint project teams | Équipes de projet conjointes | JPT | joint | - | - | -
joint-family-contact-group | Contact group on responsibility and family reunion | Groupe de contact sur la responsabilité et la réunion des familles | CG | joint | protection | - | -
joint-getlink | Eurotunnel (Getlink) | Eurotunnel, groupe Getlink | ET | operator | coquelles | - | -
eu-europol | Europol | Office européen de police | EUROPOL | police | intelligence | - | -
eu-emsc | European Migrant Smuggling Centre | Centre européen chargé du trafic de migrants | EMSC | police | intelligence | - | -
eu-jot-mare | Joint Operational Team Mare | Équipe opérationnelle conjointe Mare | JOT MARE | police | intelligence | - | 2016-12-31
eu-eurojust | European Union Agency for Criminal Justice Cooperation | Agence de l’Union pour la coopération judiciaire en matière pénale | EUROJUST | justice | intelligence | - | -
eu-frontex | European Border and Coast Guard Agency | Agence européenne de garde-frontières et de garde-côtes | FRONTEX | border | - | - | -
eu-euaa | European Union Agency for Asylum | Agence de l’Union européenne pour l’asile | EUAA | asylum | protection | - | -
eu-rtf-catania | EU Regional Task Force, Catania | Groupe de travail régional de l’Union, Catane | EURTF | joint | - | - | -
int-interpol | International Criminal Police Organization | Organisation internationale de police criminelle | INTERPOL | police | intelligence | - | -
int-iom | International Organization for Migration | Organisation internationale pour les migrations | IOM/OIM | care | protection | - | -
int-unhcr | UN Refugee Agency | Haut-Commissariat des Nations unies pour les réfugiés | UNHCR/HCR | care | protection | - | -
int-partners-de | Partner services of Germany | Services partenaires d’Allemagne | DE | police | - | - | -
int-partners-be | Partner services of Belgium | Services partenaires de Belgique | BE | police | - | - | -
int-partners-nl | Partner services of the Netherlands | Services partenaires des Pays-Bas | NL | police | - | - | -`;

/** The real bodies of both states, joint, of the Union and beyond: public institutions, none of them a person. */
export const demonstrationBodies: readonly Body[] = [french, british, shared]
  .flatMap((table) => table.trim().split('\n'))
  .map(bodyOf);

function bodyOf(line: string): Body {
  const [id = '', en = '', fr = '', acronyms = '', kindText = '', remitText = '', from = '', until = ''] =
    line.split(' | ');
  const [acronymEn = '', acronymFr = acronymEn] = acronyms.split('/');
  const kind = agencyKinds.find((one) => one === kindText);
  if (kind === undefined) throw new Error(`no such kind of agency: ${line}`);
  return {
    id,
    name: [en, fr],
    acronym: [acronymEn, acronymFr],
    kind,
    remits: remits.filter((remit) => remitText.split(' ').includes(remit)),
    from: from === '-' ? registerBegan : from,
    until: until === '-' ? null : until,
  };
}
