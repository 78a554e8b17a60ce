/** Where a vehicle stood on its way, by kind of place: a kind, never a country. */
export const stopKinds = [
  'lay_by',
  'motorway_services',
  'fuel_station',
  'guarded_parking',
  'unguarded_parking',
  'industrial_estate',
  'depot',
  'rail_terminal',
  'ferry_port',
] as const;

export const equipmentStates = ['in_service', 'reduced', 'calibration_due', 'down'] as const;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Ports and terminals between which freight crosses here. A port further off would stand for where somebody comes from. */
export const crossingPorts = [
  'calais',
  'dunkirk',
  'coquelles',
  'boulogne',
  'dieppe',
  'le_havre',
  'caen_ouistreham',
  'cherbourg',
  'roscoff',
  'saint_malo',
  'zeebrugge',
  'vlissingen',
  'hoek_van_holland',
  'europoort',
  'ijmuiden',
  'dover',
  'cheriton',
  'newhaven',
  'portsmouth',
  'poole',
  'plymouth',
  'harwich',
  'purfleet',
  'tilbury',
  'hull',
  'immingham',
  'killingholme',
] as const;
