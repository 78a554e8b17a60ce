import type { Texts } from '../../kernel/text.ts';

export const elementText = {
  copy: { en: 'Copy', fr: 'Copier' },
  copied: { en: 'Copied', fr: 'Copié' },
  copyFailed: { en: 'This browser refused to copy', fr: 'Ce navigateur a refusé la copie' },
  close: { en: 'Close', fr: 'Fermer' },
  resizeLeft: { en: 'Width of the lists', fr: 'Largeur des listes' },
  resizeRight: { en: 'Width of the details', fr: 'Largeur du détail' },
} as const satisfies Texts;
