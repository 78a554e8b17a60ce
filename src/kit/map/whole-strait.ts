import type { Box } from '../../kernel/geo.ts';

/** What a chart of the sea opens on: the whole of the Strait, both shores in sight. Degrees WGS 84. */
export const wholeStrait: Box = { south: 50.45, west: 0.75, north: 51.42, east: 2.45 };
