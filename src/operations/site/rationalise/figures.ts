/**
 * Figures of the standards, as far as they could be read. EEMUA Publication 191 (3rd edition, 2013), ANSI/ISA-18.2-2016
 * and IEC 62682:2022 are paid for; these come from articles that quote them (PROBLEM section 4, PROOFS section 4), so
 * they are read at second hand and marked as such in docs/decisions/0029.
 */
export const standardFigures = {
  /** Mean of alarms presented to one operator in 10 minutes in steady state. EEMUA 191. */
  meanPerTenMinutesMax: 1,
  /** Share of time above that mean. EEMUA 191, in a grid drawn from it. */
  aboveMeanShareMax: 0,
  /** Share of ten-minute periods with more than ten. ISA-18.2. */
  aboveTenShareMax: 0.01,
  /** Alarms that stand, to one operator. EEMUA 191. */
  standingMax: 10,
  /** More than so many in 10 minutes to one operator is a flood; it ends below `floodEndsBelow`. ISA-18.2. */
  floodAbove: 10,
  floodEndsBelow: 5,
  /** Share of time in flood. ISA-18.2. */
  floodShareMax: 0.01,
  /** Alarms a day and operator: very likely acceptable, and the most that can be managed. ISA-18.2. */
  perDayAcceptable: 150,
  perDayManageable: 300,
  /** Share of the load that the ten most frequent points bring. ISA-18.2: 1 % to 5 %. */
  topTenShareMax: 0.05,
  /** Three or more of one point in a minute is chattering. ISA-18.2. */
  chatteringPerMinute: 3,
  /** Active without a break for longer is stale; fewer than so many on any day. ISA-18.2. */
  staleAfterHours: 24,
  stalePerDayMax: 5,
  /**
   * Low, medium, high of the alarms that are annunciated: ISA-18.2 and IEC 62682, clause 16, which ask of the configured ones
   * only that they lead there, since not all are equally likely. EEMUA 191 gives the same of the configured ones.
   */
  priorityShares: { low: 0.8, medium: 0.15, high: 0.05 },
} as const;

/**
 * What the rationaliser judges by. Ours, from the way people walk and fences stand, and not from any generated day: a
 * person walks at some 1.4 and runs at up to 7 metres a second; the sensors of one crossing stand within 60 metres.
 */
export const limits = {
  /** Longest that an alert waits for what explains it: with the camera it must stand before the operator within five. */
  holdSeconds: 4,
  pathSeconds: 90,
  pathMetres: 60,
  runMetresPerSecond: 7,
  /** Weight of the alerts of one path: an unexplained one counts 1, one that wind or an animal may explain a half. */
  pathWeight: 1.5,
  personConfidence: 0.5,
  /** At this gust a lone fence sensor may be the wind; at the lower one only with its neighbours. */
  strongWindMetresPerSecond: 12,
  windMetresPerSecond: 8,
  /** A gust measured so long ago still explains. */
  windSeconds: 300,
  windNeighbours: 3,
  windAreaMetres: 400,
  /** Neighbours that shook within so many seconds move in the same wind: a spell lasts minutes. */
  windNearSeconds: 300,
  /** A climber shakes one panel; the wind shakes all: so many times the middle value of the neighbours stands out. */
  standsOutFactor: 3,
  standsOutValues: 5,
  /** One panel alone by so many times: mostly the wind, now and then a climber whom nothing else noticed. It is asked about. */
  asksFactor: 2,
  /** Two rows of one place, each shaken so many times the middle value within the time of a climb. */
  standsOutTwiceFactor: 2,
  samePlaceMetres: 30,
  /** So many points of at least so many kinds in two seconds over so many metres are no people. */
  stormDevices: 25,
  stormKinds: 3,
  stormMetres: 500,
  stormSeconds: 2,
  trainBeforeSeconds: 20,
  trainAfterSeconds: 20,
  trainLongestSeconds: 240,
  timetableSeconds: 90,
  animalSeconds: 15,
  animalConfidence: 0.5,
  /** So many devices of one cabinet silent within so many seconds: the cabinet, not they. */
  cabinetDevices: 3,
  cabinetSeconds: 30,
  /** Alerts of one place within so many metres and seconds are one incident. */
  incidentMetres: 80,
  incidentSeconds: 120,
  /** After so long the same incident asks again. */
  incidentLongestSeconds: 900,
  /** So long after they were interrupted operators are still looking; a sure sign that comes later asks again. Ours. */
  lookAgainSeconds: 60,
  /** That somebody is on the track again is written at most so often of one incident: between two, for no longer. Ours. */
  seenAgainSeconds: 10,
  groupSeconds: 600,
  /** Three in a minute may be one climber; it chatters once it has gone on like that. */
  chatteringHeld: 6,
  chatteringHeldSeconds: 300,
  /** Found to chatter, a point does so until it has been quiet for so long. */
  chatteringQuietSeconds: 900,
  /** So many fence points at once without a cause are many people, or what nobody has thought of. */
  manyDevices: 6,
  manyMetres: 400,
  manySeconds: 20,
} as const;
