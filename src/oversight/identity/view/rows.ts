/** `GET /api/oversight/identity/devices`. Times UTC text. */
export interface DeviceRow {
  readonly device: string;
  readonly role: string;
  readonly agency: string;
  readonly sources: readonly string[];
  readonly enrolledAt: string;
  readonly keyFrom: string;
  readonly keyUntil: string;
  readonly state: 'in_use' | 'revoked' | 'expired';
  readonly version: number;
}

/** `GET /api/oversight/identity/sessions`. Times UTC text. */
export interface SessionRow {
  readonly id: string;
  readonly staff: string;
  readonly desk: string | null;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly endsAt: string;
  readonly way: string;
}

/** Roles that a device may bear: a person cannot hold one. */
export const deviceRoles = ['detection_device', 'position_device'] as const;
