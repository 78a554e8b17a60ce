import type { Words } from '../../../../kit/i18n/language.tsx';
import type { SearchPart } from '../../team/words.ts';
import { searchPartText, searchText } from './text-search.ts';

/** Parts of a vehicle in words; none: `nothing`. */
export function partWords(parts: readonly SearchPart[], { t }: Words): string {
  return parts.map((part) => t(searchPartText[part])).join(', ') || t(searchText.nothing);
}
