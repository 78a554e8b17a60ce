/// <reference types="vite/client" />

// The player's smaller build brings no types of its own; it is the same class.
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
