/** What the duty engineer is told where a peer holds more than this book: most likely an old backup was restored. */
export function setBackWords(peer: string): readonly string[] {
  return [
    `strait: ${peer} holds envelopes that this book never made: it was set back, as by an old backup. Nothing is sent to ${peer} any more, and nothing numbered anew. Restore the newest backup, or agree with ${peer} how to go on, before this node decides anything more.`,
    `strait : ${peer} détient des enveloppes que ce journal n’a jamais établies : il est revenu en arrière, sans doute par une sauvegarde ancienne. Plus rien n’est envoyé à ${peer} ni renuméroté. Restaurez la sauvegarde la plus récente, ou convenez de la suite avec ${peer}, avant toute nouvelle décision sur ce nœud.`,
  ];
}

/** What the duty engineer is told where this node's own clock was put back while it ran. */
export function putBackWords(peer: string, milliseconds: number): readonly string[] {
  const seconds = Math.round(milliseconds / 1_000);
  return [
    `strait: the clock of this node was put back by ${seconds} s. What is known of ${peer} is shown as old as it is all the same; look at what sets the clock: decisions are dated by it`,
    `strait : l’horloge de ce nœud a été reculée de ${seconds} s. L’âge de ce que l’on sait de ${peer} reste juste malgré cela ; vérifiez la mise à l’heure : les décisions sont datées d’après elle`,
  ];
}
