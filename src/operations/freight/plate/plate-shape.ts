import { plateCountries, type PlateCountry } from './plate-formats.ts';

/** `AA-9999-AA`: letters and digits only, by runs. */
export function shapeOf(normal: string): string {
  return normal
    .replaceAll(/[A-Z]/g, 'A')
    .replaceAll(/[0-9]/g, '9')
    .replaceAll(/(?<=A)(?=9)|(?<=9)(?=A)/g, '-');
}

const shapes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries<PlateCountry>(plateCountries).map(([code, { formats }]) => [
    code,
    new Set(formats.map(({ pattern }) => shapeOf(pattern.toUpperCase()))),
  ]),
);
const allShapes: ReadonlySet<string> = new Set([...shapes.values()].flatMap((known) => [...known]));

/**
 * Whether no plate of the state has this shape, of no state where it is not known: then something was mistyped for
 * certain, the plate or the state. A state whose forms are not in the table has every shape.
 */
export function isOddShape(shape: string, country: string | null): boolean {
  const known = country === null ? allShapes : shapes.get(country);
  return known !== undefined && !known.has(shape);
}
