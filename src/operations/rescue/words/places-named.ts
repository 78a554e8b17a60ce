/** A place along the two coasts that callers and patrols name. */
interface NamedPlace {
  readonly id: string;
  /** Spellings in either language, and the usual misspellings, parted by commas. */
  readonly names: string;
  /** Boats are put to sea from here. */
  readonly launch?: true;
  /** Also an ordinary word: only with a capital letter. */
  readonly capital?: true;
}

/** From the Belgian border to the Seine, and from Thanet to Selsey; banks between. Names as on charts of either side. */
export const namedPlaces: readonly NamedPlace[] = [
  { id: 'de_panne', names: 'De Panne, La Panne, Adinkerke', launch: true },
  { id: 'bray_dunes', names: 'Bray-Dunes, Bray Dune, Bredunes', launch: true },
  { id: 'zuydcoote', names: 'Zuydcoote, Zuidcoote, Zuydcote, Zuydkoote', launch: true },
  {
    id: 'leffrinckoucke',
    names: 'Leffrinckoucke, Leffrinckouke, Lefrinckoucke, Leffrinkoucke, Leffrincoucke',
    launch: true,
  },
  { id: 'malo_les_bains', names: 'Malo-les-Bains, Malo les Bain, Malo', launch: true },
  {
    id: 'dunkirk',
    names: 'Dunkirk, Dunkerque, Dunkerke, Dunkerk, Dunkrik, Dunquerque, Dankirk',
    launch: true,
  },
  { id: 'grande_synthe', names: 'Grande-Synthe, Grande Synth, Grand Synthe', launch: true },
  { id: 'loon_plage', names: 'Loon-Plage, Loon Plages, Loonplage, Lone Plage', launch: true },
  {
    id: 'gravelines',
    names: 'Gravelines, Graveline, Gravelin, Grand-Fort-Philippe, Petit-Fort-Philippe',
    launch: true,
  },
  { id: 'oye_plage', names: 'Oye-Plage, Oye Plages, Oyeplage, Platier d’Oye', launch: true },
  {
    id: 'hemmes_de_marck',
    names: 'Hemmes de Marck, Hemmes de Mark, Les Hemmes, Hemmes d’Oye, Marck',
    launch: true,
  },
  { id: 'calais', names: 'Calais, Calai, Callais', launch: true },
  { id: 'bleriot_plage', names: 'Blériot-Plage, Bleriot', launch: true },
  { id: 'sangatte', names: 'Sangatte, Sangate, Sangat', launch: true },
  { id: 'escalles', names: 'Escalles, Escalle', launch: true },
  { id: 'cap_blanc_nez', names: 'Cap Blanc-Nez, Blanc-Nez, Blancnez, Cap Blanc Né', launch: true },
  { id: 'wissant', names: 'Wissant, Wisant, Wissan, Wisan, Visant', launch: true },
  { id: 'tardinghen', names: 'Tardinghen, Tardinghem', launch: true },
  {
    id: 'cap_gris_nez',
    names: 'Cap Gris-Nez, Gris-Nez, Grisnez, Griz Nez, Gris Né, Audinghen, Cape Gris Nez',
    launch: true,
  },
  {
    id: 'audresselles',
    names: 'Audresselles, Audreselles, Audresselle, Audressel, Audresseles',
    launch: true,
  },
  { id: 'ambleteuse', names: 'Ambleteuse, Ambletuse, Ambleteuze, Ambleteus', launch: true },
  { id: 'slack', names: 'Dunes de la Slack, Slack', launch: true, capital: true },
  { id: 'wimereux', names: 'Wimereux, Wimereu, Wimreux, Vimereux, Pointe aux Oies', launch: true },
  { id: 'boulogne', names: 'Boulogne-sur-Mer, Boulogne, Bologne, Bulogne', launch: true },
  { id: 'le_portel', names: 'Le Portel, Portel', launch: true },
  { id: 'equihen_plage', names: 'Équihen-Plage, Equihen, Ekihen', launch: true },
  { id: 'hardelot', names: 'Neufchâtel-Hardelot, Hardelot, Hardelo, Ardelot', launch: true },
  { id: 'dannes', names: 'Dannes, Dannes-Camiers', launch: true },
  { id: 'camiers', names: 'Camiers, Sainte-Cécile, Ste Cécile, Saint-Gabriel', launch: true },
  { id: 'le_touquet', names: 'Le Touquet-Paris-Plage, Le Touquet, Touquet, Touket', launch: true },
  { id: 'etaples', names: 'Étaples, Etaple', launch: true },
  { id: 'stella_plage', names: 'Stella-Plage, Stella Plages, Stellaplage, Cucq', launch: true },
  { id: 'merlimont', names: 'Merlimont, Merlimon', launch: true },
  { id: 'berck', names: 'Berck-sur-Mer, Berck, Berk, Berck Plage', launch: true },
  { id: 'fort_mahon', names: 'Fort-Mahon-Plage, Fort-Mahon', launch: true },
  { id: 'quend', names: 'Quend-Plage, Quend', launch: true },
  {
    id: 'baie_de_somme',
    names: 'Baie de Somme, Le Crotoy, Cayeux, Saint-Valery-sur-Somme, Hourdel',
    launch: true,
  },
  { id: 'mers_les_bains', names: 'Mers-les-Bains, Ault', launch: true, capital: true },
  { id: 'le_treport', names: 'Le Tréport, Tréport', launch: true },
  { id: 'dieppe', names: 'Dieppe, Diepe', launch: true },
  { id: 'margate', names: 'Margate, Margat' },
  { id: 'north_foreland', names: 'North Foreland' },
  { id: 'broadstairs', names: 'Broadstairs, Broadstair' },
  { id: 'ramsgate', names: 'Ramsgate, Ramsgat, Ramsgete' },
  { id: 'sandwich', names: 'Sandwich, Pegwell Bay, Pegwell', capital: true },
  { id: 'deal', names: 'Deal, Walmer, Kingsdown', capital: true },
  { id: 'goodwin_sands', names: 'Goodwin Sands, Goodwins, Goodwin' },
  { id: 'south_foreland', names: 'South Foreland, St Margaret’s Bay, St Margarets Bay, Saint Margarets Bay' },
  { id: 'dover', names: 'Dover, Douvres, Douvre, Dovre, Dovers, Samphire Hoe, Shakespeare Cliff' },
  { id: 'folkestone', names: 'Folkestone, Folkeston, Folkstone, Falkestone' },
  { id: 'hythe', names: 'Hythe', capital: true },
  { id: 'dymchurch', names: 'Dymchurch, St Mary’s Bay' },
  { id: 'littlestone', names: 'Littlestone, Greatstone, New Romney' },
  { id: 'lydd', names: 'Lydd-on-Sea, Lydd', capital: true },
  { id: 'dungeness', names: 'Dungeness, Dungenes, Dungness, Dungenness' },
  { id: 'camber', names: 'Camber Sands, Camber', capital: true },
  { id: 'rye', names: 'Rye Harbour, Rye Bay, Rye', capital: true },
  { id: 'hastings', names: 'Hastings, Hasting, Hasting’s', capital: true },
  { id: 'bexhill', names: 'Bexhill, Bexhill-on-Sea' },
  { id: 'eastbourne', names: 'Eastbourne, Eastborne, Pevensey' },
  { id: 'beachy_head', names: 'Beachy Head, Beachey Head' },
  { id: 'newhaven', names: 'Newhaven, Seaford, Birling Gap' },
  { id: 'brighton', names: 'Brighton, Brigton' },
  { id: 'varne', names: 'Varne, the Varne, Varne Bank, Le Varne' },
  { id: 'sandettie', names: 'Sandettie, Sandetti, Sandetty, Sandettié' },
  { id: 'ruytingen', names: 'Ruytingen, Ruytinge, Ruitingen' },
  { id: 'colbart', names: 'Colbart, The Ridge' },
  { id: 'bassurelle', names: 'Bassurelle, Basurelle' },
];

/** Phrases that hold a place's name and mean another thing: the strait and the département. */
export const otherNames =
  'Pas de Calais, Strait of Dover, Dover Strait, Dover Straits, Straits of Dover, Détroit de Douvres';
