// One way to draw a picture, for tests and for the demonstration's cameras.
export { drawnJpeg as givenJpeg } from '../src/node/demonstration/drawn-jpeg.ts';
