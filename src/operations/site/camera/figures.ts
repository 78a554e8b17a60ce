/** Longest that one viewing lasts; whoever looks on says anew why. Ours. */
export const viewingMinutesMax = 10;
/** Longest that the past is shown: what brought an alarm up, not what somebody did all evening. Ours. */
export const beforeSecondsMax = 30;
/** A camera that somebody has turned is theirs so long after their last order. Ours. */
export const heldSeconds = 60;
/** Cameras that one person has open at once: three of an alarm, twice. Ours. */
export const viewingsPerPersonMax = 6;
/** People at one camera at once. Ours. */
export const viewersPerCameraMax = 8;
/**
 * A preserved picture is erased after so long, unless a hold keeps it. A month is the longest that French law allows a
 * recording without proceedings (Code de la sécurité intérieure, art. L252-5); ours for both states.
 */
export const pictureKeepDays = 30;
/** Largest picture that is preserved: what the vault gives back in one answer. Ours. */
export const pictureBytesMax = 1_000_000;
/** Pictures that one person preserves within a minute. Ours: evidence of a moment, never a recording. */
export const picturesPerMinuteMax = 6;
/** A viewing in which no picture was asked for so long is over. Ours. */
export const leftSeconds = 15;
/** Without an image for so long a camera is shown as silent. Ours; issue 6 asks only that it be stated. */
export const silentSeconds = 5;
/** An order to turn that could not be sent within so long is never sent. Ours. */
export const turnSeconds = 10;
