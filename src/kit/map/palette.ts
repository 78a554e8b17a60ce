/** The chart's colours for one light, read from the design tokens so that map and frame are one picture. */
export interface ChartPalette {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  /** Shallow tint: zones that must be seen but not noticed. */
  readonly zone: string;
  readonly line: string;
  readonly ink: string;
  readonly neutral: string;
  readonly faint: string;
  readonly focus: string;
  readonly alarm: string;
  readonly warning: string;
  readonly caution: string;
}

const tokens: Readonly<Record<keyof ChartPalette, string>> = {
  sea: '--navigation-chart-simple-depdw-color',
  land: '--navigation-chart-simple-lndare-color',
  coast: '--navigation-chart-simple-lndare-outline-color',
  zone: '--navigation-chart-simple-depvs-color',
  line: '--navigation-chart-simple-depvs-outline-color',
  ink: '--element-active-color',
  neutral: '--element-neutral-color',
  faint: '--element-inactive-color',
  focus: '--instrument-enhanced-secondary-color',
  alarm: '--alert-alarm-color',
  warning: '--alert-warning-text-color',
  caution: '--alert-caution-outline-color',
};

/** Reads the palette in force on an element; call again after the light has changed. */
export function readPalette(element: Element): ChartPalette {
  const style = getComputedStyle(element);
  const read = (name: keyof ChartPalette) => style.getPropertyValue(tokens[name]).trim() || 'gray';
  return {
    sea: read('sea'),
    land: read('land'),
    coast: read('coast'),
    zone: read('zone'),
    line: read('line'),
    ink: read('ink'),
    neutral: read('neutral'),
    faint: read('faint'),
    focus: read('focus'),
    alarm: read('alarm'),
    warning: read('warning'),
    caution: read('caution'),
  };
}
