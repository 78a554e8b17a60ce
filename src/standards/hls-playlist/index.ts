export { isPlaylist, type PlaylistRefusalCode, playlistLimits, readdressed } from './playlist.ts';
