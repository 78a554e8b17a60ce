/** The views of the room. */
export type MonitorTab = 'overview' | 'glass' | 'reports' | 'cameras';
