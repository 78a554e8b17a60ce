import { createContext, useContext } from 'react';
import type { Registers } from './registers.ts';
import type { Known } from './staff-columns.tsx';
import type { Names } from './shown-names.tsx';

/** What every part of the room works on. */
export interface StaffParts {
  readonly registers: Registers;
  readonly known: Known;
  readonly names: Names;
}

export const StaffContext = createContext<StaffParts | null>(null);

/** The registers in force. Outside the room this is a bug. */
export function useStaff(): StaffParts {
  const parts = useContext(StaffContext);
  if (parts === null) throw new Error('the registers are not open here');
  return parts;
}
