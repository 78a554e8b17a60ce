/** Roles a device may bear: a person cannot hold one. The same as the policies' schema names. */
export const deviceRoles = [
  'contact_device',
  'detection_device',
  'freight_device',
  'plate_device',
  'position_device',
  'sea_device',
  'site_device',
] as const;
export type DeviceRole = (typeof deviceRoles)[number];
