import { roomDialog } from '../../../kit/acts/room-dialog.tsx';
import { useFreight } from './freight-context.tsx';

/** One act over the freight room. */
export const RoomDialog = roomDialog(useFreight);
