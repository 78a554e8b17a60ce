export { createJpegReader, isJpeg, type JpegReader, type JpegReaderLimits, boundaryOf } from './reader.ts';
export { type JpegRefusalCode, refusalTexts as jpegRefusalTexts } from './refusal.ts';
