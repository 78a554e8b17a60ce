export { createHlsSource } from './hls.ts';
export { type OpenCamera, pictureRoutes } from './http.ts';
export { preserveRoute } from './preserve.ts';
export { gotoPreset } from './ptz.ts';
export { createImageMemory } from './ring.ts';
export { type CameraSettings, camerasFileSchema, formsOf } from './settings.ts';
export { openCameraSource } from './source.ts';
export { createViewings } from './viewings.ts';
