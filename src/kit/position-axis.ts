/** How one coordinate was written. */
export type AxisReading = 'decimal_degrees' | 'degrees_minutes' | 'degrees_minutes_seconds';

/** Why one coordinate cannot be. */
export type AxisRefusal =
  | 'latitude_out_of_range'
  | 'longitude_out_of_range'
  | 'minutes_out_of_range'
  | 'seconds_out_of_range'
  | 'fraction_not_last'
  | 'sign_and_letter'
  | 'too_many_numbers';

/** One coordinate as written: one to three numbers without sign, and what says its half of the globe. */
export interface AxisNumbers {
  readonly axis: 'latitude' | 'longitude';
  readonly numbers: readonly string[];
  readonly negative: boolean;
  readonly signed: boolean;
  readonly lettered: boolean;
}

/** Reads one coordinate in degrees, or says why it is none. */
export function readAxis(
  axis: AxisNumbers,
): { readonly degrees: number; readonly reading: AxisReading } | AxisRefusal {
  if (axis.lettered && axis.signed) return 'sign_and_letter';
  const numbers = axis.lettered ? unpack(axis.numbers) : axis.numbers;
  if (numbers.length === 0 || numbers.length > 3) return 'too_many_numbers';
  if (numbers.slice(0, -1).some((one) => one.includes('.'))) return 'fraction_not_last';
  const [degrees = 0, minutes = 0, seconds = 0] = numbers.map(Number);
  if (minutes >= 60) return 'minutes_out_of_range';
  if (seconds >= 60) return 'seconds_out_of_range';
  const value = degrees + minutes / 60 + seconds / 3600;
  if (axis.axis === 'latitude' && value > 90) return 'latitude_out_of_range';
  if (axis.axis === 'longitude' && value > 180) return 'longitude_out_of_range';
  return {
    degrees: axis.negative && value > 0 ? -value : value,
    reading: readings[numbers.length - 1] ?? 'decimal_degrees',
  };
}

const readings: readonly AxisReading[] = ['decimal_degrees', 'degrees_minutes', 'degrees_minutes_seconds'];

/** `5103.4` is 51 03.4 and `0012754` is 001 27 54: four or more whole digits can be no degrees. */
function unpack(numbers: readonly string[]): readonly string[] {
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined) return numbers;
  const whole = only.split('.')[0] ?? '';
  if (whole.length < 4) return numbers;
  const rest = only.slice(whole.length);
  if (whole.length <= 5) return [whole.slice(0, -2), whole.slice(-2) + rest];
  return [whole.slice(0, -4), whole.slice(-4, -2), whole.slice(-2) + rest];
}
